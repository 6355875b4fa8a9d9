package io.meterproof.formats.signed;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a record says of where it was measured. Which of these a key belongs to depends on the device (OCMF, "Relation of
 * serial numbers, charge point and public key").
 *
 * @param maker who made the meter, where the record says so
 * @param meter serial number of the meter, or its EDL server id as lower-case hexadecimal
 * @param gateway serial number of the device that signs for the meter
 * @param chargePoint its identification, such as an EVSE id
 */
public record MeterIdentity(
        Optional<String> maker, Optional<String> meter, Optional<String> gateway, Optional<String> chargePoint) {

    /** A meter that signs for itself, of a maker that the record does not name. */
    public static MeterIdentity ofMeter(String serial) {
        return new MeterIdentity(Optional.empty(), Optional.of(serial), Optional.empty(), Optional.empty());
    }

    /** The most particular name, if there is any: the meter, else the gateway, else the charge point. */
    public Optional<String> mostParticular() {
        return Stream.of(meter, gateway, chargePoint).flatMap(Optional::stream).findFirst();
    }
}
