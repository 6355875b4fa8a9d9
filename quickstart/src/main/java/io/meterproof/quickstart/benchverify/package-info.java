/** What the verify operator costs beside the signature. */
package io.meterproof.quickstart.benchverify;
