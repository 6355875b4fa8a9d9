/** The one signer: wiring and options. */
package io.meterproof.anchor;
