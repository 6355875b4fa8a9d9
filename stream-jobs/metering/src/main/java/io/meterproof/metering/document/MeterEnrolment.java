package io.meterproof.metering.document;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.tlog.Hash;

/** A meter's key, proven by the meter and vouched for by a second party. */
public record MeterEnrolment(
        String maker,
        String serial,
        Hash meter,
        SignatureAlgorithm algorithm,
        String publicKey,
        Hash key,
        Effective effective,
        Voucher voucher)
        implements KeyEvent {}
