package io.meterproof.metering.document;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.tlog.Hash;
import java.util.Optional;

/**
 * A meter's key, proven by the meter and vouched for by a second party.
 *
 * @param model the maker's type of the meter, where somebody says it
 */
public record MeterEnrolment(
        String maker,
        String serial,
        Hash meter,
        SignatureAlgorithm algorithm,
        String publicKey,
        Hash key,
        Effective effective,
        Voucher voucher,
        Optional<String> model)
        implements KeyEvent {

    /** The identity of its maker's model. */
    public Optional<Hash> modelId() {
        return model.map(name -> Identities.model(maker, name));
    }

    /** Of a meter of an unknown model. */
    public MeterEnrolment(
            String maker,
            String serial,
            Hash meter,
            SignatureAlgorithm algorithm,
            String publicKey,
            Hash key,
            Effective effective,
            Voucher voucher) {
        this(maker, serial, meter, algorithm, publicKey, key, effective, voucher, Optional.empty());
    }
}
