/** The commands that write, sign and publish reference documents. */
package io.meterproof.quickstart.document;
