package io.meterproof.metering.verdict;

import io.meterproof.metering.signature.VerificationKey;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The history of one meter's keys, in the order of the key log. The newest enrolment of a key says how long it is valid. */
public record MeterKeys(List<EnrolledKey> enrolled) {
    public static final MeterKeys NONE = new MeterKeys(List.of());

    public MeterKeys {
        enrolled = List.copyOf(enrolled);
        for (int i = 1; i < enrolled.size(); i++) {
            requireSuccessor(enrolled.get(i - 1), enrolled.get(i));
        }
    }

    /** The history with one more enrolment of the same meter. */
    public MeterKeys with(EnrolledKey next) {
        return new MeterKeys(Stream.concat(enrolled.stream(), Stream.of(next)).toList());
    }

    /** The smallest key log that holds this history; 0 without keys. */
    public long keyLogSize() {
        return enrolled.isEmpty() ? 0 : enrolled.get(enrolled.size() - 1).position() + 1;
    }

    /** Whether any key of this meter is known. */
    public boolean know(Hash meter) {
        return !enrolled.isEmpty() && enrolled.get(0).meter().equals(meter);
    }

    /** Whether the key of that identity was ever enrolled. */
    public boolean hold(Hash key) {
        return newest(key).isPresent();
    }

    /** The key of that identity if it is valid from the begin to the end of a period. */
    public Optional<VerificationKey> keyThroughout(Hash key, Instant begin, Instant end) {
        return newest(key).filter(known -> known.effective().covers(begin, end)).map(EnrolledKey::key);
    }

    private Optional<EnrolledKey> newest(Hash key) {
        for (int i = enrolled.size() - 1; i >= 0; i--) {
            if (enrolled.get(i).key().id().equals(key)) {
                return Optional.of(enrolled.get(i));
            }
        }
        return Optional.empty();
    }

    private static void requireSuccessor(EnrolledKey before, EnrolledKey after) {
        if (after.position() <= before.position()) {
            throw new IllegalArgumentException("enrolments come in the order of the key log");
        }
        if (!after.meter().equals(before.meter())) {
            throw new IllegalArgumentException("one history holds the keys of one meter");
        }
    }
}
