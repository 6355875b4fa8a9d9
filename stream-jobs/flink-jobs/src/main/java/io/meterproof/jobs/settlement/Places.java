package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Block;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.ImmutableType;
import io.meterproof.jobs.runtime.Recent;
import io.meterproof.metering.document.InForce;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** Where the current meter stands, by its installations in force. */
final class Places {
    private final ValueState<BelievedHistory> installations;
    private final ValueState<Long> told;
    private final Recent<List<MeterInstallation>> inForce = new Recent<>();

    Places(RuntimeContext context) {
        installations = context.getState(
                new ValueStateDescriptor<>("installations", new ImmutableType<>(new BelievedHistorySerializer())));
        told = context.getState(new ValueStateDescriptor<>("installations-told", Types.LONG));
    }

    /** @param published UTC milliseconds */
    void update(String meter, BelievedHistory history, long published) throws IOException {
        told.update(Math.max(told(), published));
        installations.update(history);
        inForce.forget(meter);
    }

    /** Where the meter stood from the begin to the end of a block; empty where it stood nowhere, or was moved meanwhile. */
    Optional<String> usagePoint(String meter, Block block) throws IOException {
        Instant begin = Instant.ofEpochSecond(block.start());
        Instant end = Instant.ofEpochSecond(block.end());
        for (MeterInstallation installation : inForce(meter)) {
            if (installation.effective().covers(begin, end)) {
                return Optional.of(installation.usagePoint());
            }
        }
        return Optional.empty();
    }

    /** Every usage point where an installation ever put the current meter. */
    Stream<String> ever() throws IOException {
        BelievedHistory history = installations.value();
        return history == null
                ? Stream.empty()
                : history.of(MeterInstallation.class)
                        .map(MeterInstallation::usagePoint)
                        .distinct();
    }

    /** What is known of the current meter, to tell those who settle its readings; empty before anything is. */
    Optional<InstalledMeter> known(Hash meter) throws IOException {
        long published = told();
        return Optional.ofNullable(installations.value()).map(history -> new InstalledMeter(meter, published, history));
    }

    private long told() throws IOException {
        Long published = told.value();
        return published == null ? Long.MIN_VALUE : published;
    }

    private List<MeterInstallation> inForce(String meter) throws IOException {
        List<MeterInstallation> known = inForce.get(meter);
        if (known == null) {
            BelievedHistory history = installations.value();
            known = history == null
                    ? List.of()
                    : InForce.installations(history.of(MeterInstallation.class).toList());
            inForce.put(meter, known);
        }
        return known;
    }
}
