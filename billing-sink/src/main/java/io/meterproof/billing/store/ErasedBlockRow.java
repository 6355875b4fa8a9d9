package io.meterproof.billing.store;

import io.meterproof.tlog.Hash;

/** That an accepted block was erased; its digest stays, so that whoever asks for it is told. */
public record ErasedBlockRow(Hash digest) implements Row {}
