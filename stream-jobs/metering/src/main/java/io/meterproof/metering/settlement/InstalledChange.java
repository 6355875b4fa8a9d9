package io.meterproof.metering.settlement;

import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterInstallation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From when on documents in force say something else than others. */
final class InstalledChange {
    private InstalledChange() {}

    /** The earliest of which only one side knows. */
    static <T> Optional<Instant> of(List<Identified<T>> before, List<Identified<T>> after, Function<T, Instant> begin) {
        return Stream.concat(
                        before.stream().filter(each -> !after.contains(each)),
                        after.stream().filter(each -> !before.contains(each)))
                .map(each -> begin.apply(each.content()))
                .min(Comparator.naturalOrder());
    }

    /** An installation that only ends otherwise is the same until one of its ends. */
    static Optional<Instant> ofInstallations(
            List<Identified<MeterInstallation>> before, List<Identified<MeterInstallation>> after) {
        Map<Instant, MeterInstallation> known = before.stream()
                .map(Identified::content)
                .collect(Collectors.toMap(each -> each.effective().from(), Function.identity()));
        return of(before, after, each -> begin(each, after, known));
    }

    private static Instant begin(
            MeterInstallation one, List<Identified<MeterInstallation>> after, Map<Instant, MeterInstallation> before) {
        Instant from = one.effective().from();
        Optional<MeterInstallation> now = after.stream()
                .map(Identified::content)
                .filter(each -> each.effective().from().equals(from))
                .findFirst();
        MeterInstallation then = before.get(from);
        boolean endsOtherwise =
                then != null && now.isPresent() && openEnded(then).equals(openEnded(now.get()));
        return endsOtherwise ? earlier(end(then), end(now.get())) : from;
    }

    private static MeterInstallation openEnded(MeterInstallation one) {
        return new MeterInstallation(
                one.meter(),
                one.usagePoint(),
                new Effective(one.effective().from(), Optional.empty()),
                one.initialRegister(),
                Optional.empty(),
                one.readingType(),
                one.multiplier().stripTrailingZeros(),
                one.registerDigits(),
                Optional.empty());
    }

    private static Instant end(MeterInstallation one) {
        return one.effective().to().orElse(Instant.MAX);
    }

    private static Instant earlier(Instant one, Instant two) {
        return one.isBefore(two) ? one : two;
    }
}
