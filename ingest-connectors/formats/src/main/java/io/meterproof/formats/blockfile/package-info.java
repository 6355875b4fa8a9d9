/** The JSON lines in which a head-end hands over received blocks. */
package io.meterproof.formats.blockfile;
