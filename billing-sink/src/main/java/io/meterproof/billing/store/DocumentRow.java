package io.meterproof.billing.store;

import io.meterproof.metering.document.SignedDocument;

/** A signed document, by type and subject and by hash. */
public record DocumentRow(String type, String subject, SignedDocument document) implements Row {}
