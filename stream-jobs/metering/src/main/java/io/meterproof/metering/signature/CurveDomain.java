package io.meterproof.metering.signature;

import io.meterproof.formats.signed.EllipticCurve;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;

/** The numbers of a curve: SEC 2 and RFC 5639, as Bouncy Castle has them. All cofactors are 1. */
record CurveDomain(X9ECParameters parameters) {
    private static final Map<EllipticCurve, CurveDomain> ALL = Arrays.stream(EllipticCurve.values())
            .collect(Collectors.toMap(
                    Function.identity(),
                    curve -> new CurveDomain(ECNamedCurveTable.getByOID(new ASN1ObjectIdentifier(curve.oid()))),
                    (one, other) -> one,
                    () -> new EnumMap<>(EllipticCurve.class)));

    static CurveDomain of(EllipticCurve curve) {
        return ALL.get(curve);
    }

    /** The base point's order n. */
    BigInteger order() {
        return parameters.getN();
    }

    /** The field's characteristic p. */
    BigInteger characteristic() {
        return parameters.getCurve().getField().getCharacteristic();
    }

    /** Whether r and s are in [1, n-1], SEC 1 section 4.1.4 step 1. */
    boolean isScalar(BigInteger value) {
        return value.signum() > 0 && value.compareTo(order()) < 0;
    }
}
