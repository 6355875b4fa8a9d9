package io.meterproof.formats.signed;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The curves of OCMF (table 22), which include those of all other formats. Names: SEC 2, RFC 5639. */
public enum EllipticCurve {
    SECP192K1("1.3.132.0.31", 24, "secp192k1"),
    SECP192R1("1.2.840.10045.3.1.1", 24, "secp192r1"),
    SECP256K1("1.3.132.0.10", 32, "secp256k1"),
    SECP256R1("1.2.840.10045.3.1.7", 32, "secp256r1"),
    SECP384R1("1.3.132.0.34", 48, "secp384r1"),
    BRAINPOOL_P256R1("1.3.36.3.3.2.8.1.1.7", 32, "brainpoolP256r1", "brainpool256r1"),
    BRAINPOOL_P384R1("1.3.36.3.3.2.8.1.1.11", 48, "brainpoolP384r1", "brainpool384r1");

    private final String oid;
    private final int coordinateLength;
    private final List<String> names;

    EllipticCurve(String oid, int coordinateLength, String... names) {
        this.oid = oid;
        this.coordinateLength = coordinateLength;
        this.names = List.of(names);
    }

    /** The object identifier, dotted. */
    public String oid() {
        return oid;
    }

    /** Bytes of a coordinate, and of r or s: the curves have orders as long as their fields. */
    public int coordinateLength() {
        return coordinateLength;
    }

    /** The name in SEC 2 or RFC 5639. */
    public String standardName() {
        return names.get(0);
    }

    /** The curve of a standard name or of OCMF's own spelling of it. */
    public static Optional<EllipticCurve> named(String name) {
        return Arrays.stream(values())
                .filter(curve -> curve.names.contains(name))
                .findFirst();
    }

    /** The curve of a dotted object identifier. */
    public static Optional<EllipticCurve> ofOid(String oid) {
        return Arrays.stream(values()).filter(curve -> curve.oid.equals(oid)).findFirst();
    }

    @Override
    public String toString() {
        return standardName();
    }
}
