package io.meterproof.formats.ocmf;

import io.meterproof.formats.signed.ExactDecimal;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.MeasuredQuantity;
import io.meterproof.formats.signed.MeterStatus;
import io.meterproof.formats.signed.SignedReading;
import io.meterproof.formats.signed.TransactionPhase;
import io.meterproof.formats.signed.UnusableQuantity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The readings under {@code RD}, OCMF table 7: what a reading leaves out it has in common with the one before. */
final class OcmfReadings {
    private static final Set<String> INHERITED = Set.of("TM", "TX", "RI", "RU", "EF", "ST");

    private OcmfReadings() {}

    static List<SignedReading> of(List<Map<String, String>> objects) throws MalformedSignedRecordException {
        List<SignedReading> readings = new ArrayList<>();
        Map<String, String> previous = Map.of();
        for (Map<String, String> object : objects) {
            Map<String, String> fields = new HashMap<>(previous);
            fields.keySet().retainAll(INHERITED);
            fields.putAll(object);
            readings.add(reading(fields));
            previous = fields;
        }
        return readings;
    }

    private static SignedReading reading(Map<String, String> fields) throws MalformedSignedRecordException {
        String time = fields.get("TM");
        if (time == null) {
            throw new MalformedSignedRecordException("a reading without TM");
        }
        OcmfTime read = OcmfTime.parse(time);
        return new SignedReading(
                read.time().toLocalDateTime(),
                Optional.of(read.time().getOffset()),
                read.clock(),
                phase(fields.getOrDefault("TX", "")),
                quantity(fields),
                unusable(fields.getOrDefault("EF", "")),
                status(fields.getOrDefault("ST", "")));
    }

    private static Optional<MeasuredQuantity> quantity(Map<String, String> fields)
            throws MalformedSignedRecordException {
        String value = fields.get("RV");
        return value == null
                ? Optional.empty()
                : Optional.of(new MeasuredQuantity(
                        fields.getOrDefault("RI", ""), ExactDecimal.parse(value), fields.getOrDefault("RU", "")));
    }

    private static TransactionPhase phase(String code) throws MalformedSignedRecordException {
        return switch (code) {
            case "" -> TransactionPhase.NONE;
            case "B" -> TransactionPhase.BEGIN;
            case "C", "S", "T" -> TransactionPhase.INTERMEDIATE;
            case "X" -> TransactionPhase.EXCEPTION;
            case "E", "L", "R", "A", "P" -> TransactionPhase.END;
            default -> throw new MalformedSignedRecordException("TX is none of B, C, X, E, L, R, A, P, S, T");
        };
    }

    private static Set<UnusableQuantity> unusable(String flags) throws MalformedSignedRecordException {
        Set<UnusableQuantity> unusable = EnumSet.noneOf(UnusableQuantity.class);
        for (char flag : flags.toCharArray()) {
            switch (flag) {
                case 'E' -> unusable.add(UnusableQuantity.ENERGY);
                case 't' -> unusable.add(UnusableQuantity.TIME);
                default -> throw new MalformedSignedRecordException("EF holds something else than E and t");
            }
        }
        return unusable;
    }

    private static MeterStatus status(String code) throws MalformedSignedRecordException {
        return switch (code) {
            case "" -> MeterStatus.NOT_STATED;
            case "N" -> MeterStatus.NOT_PRESENT;
            case "G" -> MeterStatus.GOOD;
            case "T" -> MeterStatus.TIMEOUT;
            case "D" -> MeterStatus.DISCONNECTED;
            case "R" -> MeterStatus.REMOVED;
            case "M" -> MeterStatus.MANIPULATED;
            case "X" -> MeterStatus.EXCHANGED;
            case "I" -> MeterStatus.INCOMPATIBLE;
            case "O" -> MeterStatus.OUT_OF_RANGE;
            case "S" -> MeterStatus.SUBSTITUTE;
            case "E" -> MeterStatus.OTHER_ERROR;
            case "F" -> MeterStatus.READ_ERROR;
            default -> throw new MalformedSignedRecordException("ST is not in table 10");
        };
    }
}
