package io.meterproof.metering.document;

import io.meterproof.tlog.Hash;

/** A document's content with the document's hash, by which others refer to it. */
public record Identified<T>(Hash hash, T content) {}
