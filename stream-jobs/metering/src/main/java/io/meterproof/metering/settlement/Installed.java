package io.meterproof.metering.settlement;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.GasConversion;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.InForce;
import io.meterproof.metering.document.MeterEvent;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.document.ReadingEstimate;
import io.meterproof.metering.document.RegisterReset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where one meter stood and what happened to its registers, as far as that is known now. A removal register is known from the
 * removal on: nobody can have read it before.
 */
public final class Installed {
    /** Nothing is known: readings are taken as the meter tells them. */
    public static final Installed UNKNOWN = new Installed(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), CalorificDays.NONE, Instant.MAX);

    private final List<Identified<MeterInstallation>> published;
    private final List<Identified<MeterInstallation>> inForce;
    private final List<Identified<RegisterReset>> resets;
    private final List<Identified<GasConversion>> conversions;
    private final GasTerms gas;
    private final List<Identified<ReadingEdit>> edits;
    private final List<Identified<ReadingEstimate>> estimates;
    private final CalorificDays values;
    private final Instant asOf;

    private Installed(
            List<Identified<MeterInstallation>> published,
            List<Identified<MeterInstallation>> inForce,
            List<Identified<RegisterReset>> resets,
            List<Identified<GasConversion>> conversions,
            List<Identified<ReadingEdit>> edits,
            List<Identified<ReadingEstimate>> estimates,
            CalorificDays values,
            Instant asOf) {
        this.published = published;
        this.inForce = inForce;
        this.resets = resets;
        this.conversions = conversions;
        this.edits = edits;
        this.estimates = estimates;
        this.values = values;
        this.asOf = asOf;
        this.gas = new GasTerms(conversions, values);
    }

    /**
     * What a meter's history says.
     *
     * @param history in the order of publication
     * @throws io.meterproof.metering.document.InvalidDocumentException where installations or gas
     *     conversions in force overlap
     */
    public static Installed of(List<Identified<MeterEvent>> history) {
        List<Identified<MeterInstallation>> installations = new ArrayList<>();
        List<Identified<RegisterReset>> resets = new ArrayList<>();
        List<Identified<GasConversion>> conversions = new ArrayList<>();
        List<Identified<ReadingEdit>> edits = new ArrayList<>();
        List<Identified<ReadingEstimate>> estimates = new ArrayList<>();
        for (Identified<MeterEvent> event : history) {
            if (event.content() instanceof MeterInstallation installation) {
                installations.add(new Identified<>(event.hash(), installation));
            } else if (event.content() instanceof GasConversion conversion) {
                conversions.add(new Identified<>(event.hash(), conversion));
            } else if (event.content() instanceof ReadingEdit edit) {
                edits.add(new Identified<>(event.hash(), edit));
            } else if (event.content() instanceof ReadingEstimate estimate) {
                estimates.add(new Identified<>(event.hash(), estimate));
            } else {
                resets.add(new Identified<>(event.hash(), (RegisterReset) event.content()));
            }
        }
        return new Installed(
                List.copyOf(installations),
                InForce.identifiedInstallations(installations),
                InForce.resets(resets),
                conversions,
                InForce.edits(edits),
                InForce.estimates(estimates),
                CalorificDays.NONE,
                Instant.MAX);
    }

    /** The same, with the calorific values by which gas is converted. */
    public Installed with(CalorificDays days) {
        return conversions.isEmpty()
                ? this
                : new Installed(published, inForce, resets, conversions, edits, estimates, days, asOf);
    }

    /** The same, when it is no later than an instant. */
    public Installed asOf(Instant now) {
        boolean isRemoved = inForce.stream().anyMatch(Installed::isRemoved);
        return isRemoved ? new Installed(published, inForce, resets, conversions, edits, estimates, values, now) : this;
    }

    /** Those that ended with a register which is known now and was not at an instant. */
    public List<Identified<MeterInstallation>> removedSince(Instant before) {
        return inForce.stream()
                .filter(each -> isRemoved(each) && end(each).isAfter(before) && isGone(each))
                .toList();
    }

    /** When the next removal register is known; empty where all are. */
    public Optional<Instant> nextRemoval() {
        return inForce.stream()
                .filter(each -> isRemoved(each) && !isGone(each))
                .map(Installed::end)
                .min(Comparator.naturalOrder());
    }

    /** Whether the end of an installation has come. */
    boolean isGone(Identified<MeterInstallation> installation) {
        return !end(installation).isAfter(asOf);
    }

    private static boolean isRemoved(Identified<MeterInstallation> installation) {
        return installation.content().removalRegister().isPresent();
    }

    private static Instant end(Identified<MeterInstallation> installation) {
        return installation.content().effective().to().orElse(Instant.MAX);
    }

    /** Whether its volumes become energy by the values of a region. */
    public boolean isConvertedBy(String region) {
        return conversions.stream().anyMatch(each -> each.content().region().equals(region));
    }

    /** When a gas day begins for those of its volumes that become energy by the values of a region; empty where none do. */
    public Optional<Instant> start(String region, LocalDate day) {
        return conversions.stream()
                .filter(each -> each.content().region().equals(region))
                .map(each -> each.content().day().start(day))
                .min(Comparator.naturalOrder());
    }

    /** Whether any of its volumes become energy. */
    boolean isConverted() {
        return !conversions.isEmpty();
    }

    /** By which document a channel is estimated behind its last reading. */
    Optional<Identified<ReadingEstimate>> estimate(ObisCode obis) {
        return estimates.stream()
                .filter(each -> each.content().obis().equals(obis))
                .findFirst();
    }

    /** Whether people said anything of its readings. */
    public boolean isEdited() {
        return !edits.isEmpty();
    }

    /** What people said of a channel's readings. */
    Edits edits(ObisCode obis) {
        return Edits.of(edits, obis);
    }

    GasTerms gas() {
        return gas;
    }

    boolean isKnown() {
        return !inForce.isEmpty();
    }

    /** The installation by which a block's meter stood where it was billed; empty where it did not, or nothing is known. */
    Optional<Identified<MeterInstallation>> of(ActualBlock block) {
        Instant begin = Instant.ofEpochSecond(block.start());
        Instant end = Instant.ofEpochSecond(block.end());
        return inForce.stream()
                .filter(each -> each.content().usagePoint().equals(block.usagePoint())
                        && each.content().effective().covers(begin, end))
                .findFirst();
    }

    /** Those that tell a channel's registers, the earliest first. */
    List<Identified<MeterInstallation>> telling(ObisCode obis) {
        return inForce.stream().filter(each -> tells(each.content(), obis)).toList();
    }

    static boolean tells(MeterInstallation installation, ObisCode obis) {
        return installation.readingType().filter(obis::equals).isPresent();
    }

    RegisterCourse course(ObisCode obis) {
        return new RegisterCourse(resets.stream()
                .filter(reset -> reset.content().obis().equals(obis))
                .toList());
    }

    /**
     * The first document that said the same of what matters: what rests on it stays as it is when a later one only adds to it.
     *
     * @param matter what a quantity depends on
     */
    Identified<MeterInstallation> firstToSay(
            Identified<MeterInstallation> installation, Instant until, Function<MeterInstallation, ?> matter) {
        Instant from = installation.content().effective().from();
        return published.stream()
                .filter(each -> each.content().effective().from().equals(from)
                        && each.content().effective().covers(from, until)
                        && each.content()
                                .usagePoint()
                                .equals(installation.content().usagePoint())
                        && matter.apply(each.content()).equals(matter.apply(installation.content())))
                .findFirst()
                .orElse(installation);
    }

    /** From when on something else is said of a channel than before; empty where all is the same, or only estimates are others. */
    public Optional<Instant> changedSince(Installed before, ObisCode obis) {
        return Stream.of(
                        InstalledChange.ofInstallations(before.inForce, inForce),
                        InstalledChange.of(
                                before.course(obis).resets(), course(obis).resets(), RegisterReset::at),
                        InstalledChange.of(
                                before.edits(obis).inForce(), edits(obis).inForce(), ReadingEdit::start),
                        InstalledChange.of(before.conversions, conversions, each -> each.effective()
                                .from()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }
}
