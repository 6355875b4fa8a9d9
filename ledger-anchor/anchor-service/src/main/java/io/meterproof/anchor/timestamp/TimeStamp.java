package io.meterproof.anchor.timestamp;

import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A time-stamp token with all that checking it later takes. The arrays are owned by the record and must not be changed.
 *
 * @param token RFC 3161 TimeStampToken, DER
 * @param certificates of the authority and those above it up to its root's issuer, X.509 in DER, the authority's first
 * @param revocations the lists of revoked certificates (CRL) of their issuers at that time, DER
 * @param time when the authority says it was
 * @param validUntil when the first of the certificates expires
 */
@SuppressWarnings("ArrayRecordComponent")
public record TimeStamp(
        byte[] token, List<byte[]> certificates, List<byte[]> revocations, Instant time, Instant validUntil) {
    public TimeStamp {
        certificates = List.copyOf(certificates);
        revocations = List.copyOf(revocations);
    }

    public Hash digest() {
        return TreeHasher.sha256(token);
    }

    /** What a renewal stamps: SHA-256 over token, certificates and revocations, each after its length in four bytes. */
    public Hash evidence() {
        byte[][] parts = Stream.concat(Stream.of(token), Stream.concat(certificates.stream(), revocations.stream()))
                .flatMap(part -> Stream.of(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array(), part))
                .toArray(byte[][]::new);
        return TreeHasher.sha256(parts);
    }
}
