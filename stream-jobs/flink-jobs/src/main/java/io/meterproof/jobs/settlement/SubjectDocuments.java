package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.settlement.AgreedTerms;
import io.meterproof.metering.settlement.Installed;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settles the current subject anew where a document says otherwise than before. What it returns is from when on that changes which
 * channel, perhaps of what the archive has.
 */
final class SubjectDocuments {
    private final SubjectChannels channels;
    private final TermsHere terms;
    private final MetersHere meters;
    private final Upwards upwards;

    SubjectDocuments(SubjectChannels channels, TermsHere terms, MetersHere meters, Upwards upwards) {
        this.channels = channels;
        this.terms = terms;
        this.meters = meters;
        this.upwards = upwards;
    }

    /** Where the sub-meter is said to stand beneath the usage point, or no longer. */
    List<OldChange> subMeter(SubMeterHistory subMeter, Subject subject) throws Exception {
        Optional<Instant> since = terms.subMeter(subMeter, subject);
        if (since.isEmpty()) {
            return List.of();
        }
        Hash cause = subMeter.history().newest();
        channels.resettle(cause, subject);
        return changed(since, cause);
    }

    /** Where the installations of a meter are others than before, or its removal register is known by now. */
    List<OldChange> install(InstalledMeter installed, Subject subject) throws Exception {
        upwards.pass(installed.to(""), subject);
        Installed before = meters.of(installed.meter(), subject);
        if (meters.install(installed, subject)) {
            channels.reinstall(installed.meter(), installed.history().newest(), subject);
        }
        Installed now = meters.of(installed.meter(), subject);
        return OldChange.between(before, now, installed, channels.of(installed.meter()));
    }

    /** Where its contracts are others. */
    List<OldChange> agree(BelievedHistory history, Subject subject) throws Exception {
        AgreedTerms before = terms.of(subject);
        terms.agree(history, subject);
        channels.resettle(history.newest(), subject);
        return changed(before, history.newest(), subject);
    }

    /**
     * Where the usage point is known to deliver something else. Tells those beneath which it stands.
     *
     * @param key what is known of its privacy key
     */
    List<OldChange> place(BelievedHistory history, Optional<Message> key, Subject subject) throws Exception {
        AgreedTerms before = terms.of(subject);
        if (terms.place(history, subject)) {
            channels.resettle(history.newest(), subject);
        }
        List<Message> known = new ArrayList<>(key.stream().toList());
        for (InstalledMeter meter : meters.known()) {
            known.add(meter.to(""));
        }
        upwards.describe(history, known, subject);
        return changed(before, history.newest(), subject);
    }

    /** Where a contract is on a tariff of which there is another version. */
    List<OldChange> reprice(Publication tariff, Subject subject) throws Exception {
        if (!terms.mention(tariff.subject())) {
            return List.of();
        }
        channels.resettle(tariff.cause(), subject);
        return changed(terms.agreed(subject, tariff.tariffsBefore(subject.tariffs())), tariff.cause(), subject);
    }

    /**
     * Where gas is converted by the calorific values of a region.
     *
     * @param first the first gas day of another value
     */
    List<OldChange> revalue(Publication region, Optional<LocalDate> first, Subject subject) throws Exception {
        List<OldChange> changes = new ArrayList<>();
        for (Channel channel : channels.all()) {
            Installed installed = meters.of(channel.meter(), subject);
            if (installed.isConvertedBy(region.subject())) {
                channels.resettle(channel, region.cause(), subject);
                first.flatMap(day -> installed.start(region.subject(), day))
                        .ifPresent(since -> changes.add(new OldChange(channel, since, region.cause())));
            }
        }
        return changes;
    }

    /**
     * Where a tariff of the subject takes its prices from a series.
     *
     * @param first from when on a price is another
     */
    List<OldChange> republish(Publication month, Optional<Instant> first, Subject subject) throws Exception {
        if (!terms.of(subject).needs(month.series())) {
            return List.of();
        }
        channels.resettle(month.cause(), subject);
        return changed(first, month.cause());
    }

    /** The terms of all subjects must be derived anew: a tariff has changed. */
    void forgetTerms() {
        terms.forgetAll();
    }

    private List<OldChange> changed(Optional<Instant> since, Hash cause) throws Exception {
        return channels.all().stream()
                .flatMap(channel -> since.stream().map(start -> new OldChange(channel, start, cause)))
                .toList();
    }

    private List<OldChange> changed(AgreedTerms before, Hash cause, Subject subject) throws Exception {
        AgreedTerms now = terms.of(subject);
        List<OldChange> changes = new ArrayList<>();
        for (Channel channel : channels.all()) {
            now.changedSince(before, channel.obis())
                    .ifPresent(since -> changes.add(new OldChange(channel, since, cause)));
        }
        return changes;
    }
}
