package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.bundle.Citations;
import io.meterproof.formats.block.Block;
import io.meterproof.metering.document.CalorificValues;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterEvent;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.PublishedPrices;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.document.RegisterReset;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.settlement.ExchangeAdvance;
import io.meterproof.metering.settlement.RegisterCourse;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a usage entry says happened to its meter: the installation that it cites, if any, and the resets of the register. Where it
 * cites no installation, the bundle must hold one that does not multiply.
 */
record MeterPapers(Optional<Identified<MeterInstallation>> installation, RegisterCourse course) {

    /**
     * The papers of an entry.
     *
     * @param exhibit the block whose meter they are about
     */
    static MeterPapers of(Usage usage, Exhibit exhibit, Dossier dossier, int position) {
        String path = Dossier.entryPath(position, "basis.documents");
        List<Identified<RegisterReset>> resets = new ArrayList<>();
        List<Identified<MeterInstallation>> installations = new ArrayList<>();
        for (Hash hash : Citations.documents(usage.basis())) {
            boolean isOfGas = usage.gas().isPresent()
                    && dossier.index().cited(hash, CalorificValues.class).isPresent();
            if (isOfGas || dossier.index().cited(hash, PublishedPrices.class).isPresent()) {
                continue;
            }
            MeterEvent event = present(
                    dossier.index().cited(hash, MeterEvent.class), path, "the bundle does not hold one of them");
            require(event.meter().equals(exhibit.block().meter()), path, "are of another meter");
            if (event instanceof MeterInstallation installation) {
                requireCovering(installation, usage, exhibit.block(), path);
                installations.add(new Identified<>(hash, installation));
            } else if (event instanceof RegisterReset reset) {
                require(reset.obis().equals(exhibit.block().obis()), path, "are of another register");
                resets.add(new Identified<>(hash, reset));
            } else if (event instanceof ReadingEdit) {
                require(
                        usage.basis() instanceof Basis.OfLikeDay
                                || usage.basis() instanceof Basis.OfEdit edit
                                        && edit.edit().equals(hash),
                        path,
                        "are an edit");
            }
        }
        require(installations.size() <= 1, path, "are several installations");
        if (installations.isEmpty()) {
            requirePlain(usage, exhibit.block(), dossier, path);
        }
        return new MeterPapers(installations.stream().findFirst(), new RegisterCourse(resets));
    }

    /** What the installation's registers say beyond the block, by a named rule. */
    Optional<ExchangeAdvance> advance(String rule, Exhibit exhibit) {
        Identified<MeterInstallation> cited = installation.orElseThrow();
        boolean tells = cited.content()
                .readingType()
                .filter(exhibit.block().obis()::equals)
                .isPresent();
        if (!tells) {
            return Optional.empty();
        }
        return switch (rule) {
            case ExchangeAdvance.TO_REMOVAL ->
                ExchangeAdvance.toRemoval(exhibit.endPoint(), exhibit.block().interval(), cited, course);
            case ExchangeAdvance.FROM_INITIAL -> ExchangeAdvance.fromInitial(cited, exhibit.registers(), course);
            default -> Optional.empty();
        };
    }

    private static void requireCovering(MeterInstallation installation, Usage usage, Block block, String path) {
        boolean covers = installation.usagePoint().equals(usage.meteredAt())
                && installation
                        .effective()
                        .covers(Instant.ofEpochSecond(block.start()), Instant.ofEpochSecond(block.end()));
        require(covers, path, "install the meter elsewhere, or at another time");
    }

    private static void requirePlain(Usage usage, Block block, Dossier dossier, String path) {
        MeterInstallation installation = present(
                dossier.index()
                        .installation(
                                block.meter(),
                                usage.meteredAt(),
                                Instant.ofEpochSecond(block.start()),
                                Instant.ofEpochSecond(block.end())),
                path,
                "no installation says that the meter stood here");
        require(!installation.multiplies(), path, "lack the installation, which multiplies");
    }
}
