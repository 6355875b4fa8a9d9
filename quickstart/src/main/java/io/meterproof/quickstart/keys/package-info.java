/** The keys that a local stack acts with, and the trust file that tells verifiers about them. */
package io.meterproof.quickstart.keys;
