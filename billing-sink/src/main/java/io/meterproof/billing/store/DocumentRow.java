package io.meterproof.billing.store;

import io.meterproof.metering.document.SignedDocument;

/**
 * A signed document, by type and subject and by hash.
 *
 * @param position where it stands among its subject's, ascending
 */
public record DocumentRow(String type, String subject, long position, SignedDocument document) implements Row {}
