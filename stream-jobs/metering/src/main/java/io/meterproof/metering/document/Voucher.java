package io.meterproof.metering.document;

import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.tlog.Hash;
import java.util.List;

/** Who says, besides the meter, that a key is the meter's. */
public sealed interface Voucher {

    /** The maker, by its signature. */
    record Maker() implements Voucher {}

    /**
     * The maker, by an X.509 device certificate of this very key.
     *
     * @param chain DER in base64, the device's certificate first, without the maker's root
     */
    record Certificate(List<String> chain) implements Voucher {
        public Certificate {
            chain = List.copyOf(chain);
        }
    }

    /**
     * A person who read the key's fingerprint off the meter, by their signature.
     *
     * @param read the first 16 bytes of the key's identity, lower-case hexadecimal
     */
    record Fingerprint(String read) implements Voucher {}

    /**
     * The meter's own earlier key, by its signature: rotation.
     *
     * @param publicKey raw, lower-case hexadecimal
     * @param key its identity
     */
    record Predecessor(SignatureAlgorithm algorithm, String publicKey, Hash key) implements Voucher {}
}
