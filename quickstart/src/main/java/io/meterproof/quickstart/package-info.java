/** The {@code meterproof} command. */
package io.meterproof.quickstart;
