package io.meterproof.metering.settlement;

import io.meterproof.formats.block.OriginClass;
import io.meterproof.metering.ledger.Origin;

/** An origin as one byte of state: its class, and 128 more where it is simulated. */
final class OriginOctet {
    private static final int SIMULATED = 0x80;

    private OriginOctet() {}

    static int of(Origin origin) {
        return origin.originClass().ordinal() + (origin.simulated() ? SIMULATED : 0);
    }

    static Origin read(int octet) {
        int code = octet & ~SIMULATED;
        OriginClass[] classes = OriginClass.values();
        if (code >= classes.length) {
            throw new IllegalArgumentException("unknown origin class " + code);
        }
        return new Origin(classes[code], (octet & SIMULATED) != 0);
    }
}
