/** The parsers of all signed formats in one table. */
package io.meterproof.formats.foreign;
