/** XML of strangers: small, without a document type, and nothing but elements and text. */
package io.meterproof.formats.xml;
