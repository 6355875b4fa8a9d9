package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static io.meterproof.jobs.fixture.SampleContracts.spotPrices;
import static io.meterproof.jobs.fixture.SampleContracts.spotTariff;
import static io.meterproof.jobs.fixture.SampleContracts.tariff;
import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static io.meterproof.jobs.fixture.SampleMeter.live;
import static io.meterproof.jobs.fixture.SampleMeter.volume;
import static io.meterproof.jobs.settlement.ArchivedHome.MARCH;
import static io.meterproof.jobs.settlement.InstalledSettlementTest.OPEN;
import static io.meterproof.jobs.settlement.InstalledSettlementTest.calorific;
import static io.meterproof.jobs.settlement.InstalledSettlementTest.conversion;
import static io.meterproof.jobs.settlement.InstalledSettlementTest.installed;
import static io.meterproof.jobs.settlement.SettlementMessages.AGREEMENT;
import static io.meterproof.jobs.settlement.SettlementMessages.PRICES;
import static io.meterproof.jobs.settlement.SettlementMessages.SUBJECT;
import static io.meterproof.jobs.settlement.SettlementMessages.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.records.avro.ArchiveRecall;
import io.meterproof.records.avro.LedgerRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Documents that come when the archive has what they are about: of January 2020 three half-hours, given up in March. */
class OldDocumentsTest {
    private ArchivedHome home;

    @AfterEach
    void stop() throws Exception {
        home.close();
    }

    @Test
    void aVersionThatBeganLongAgoWaitsForTheMonthsSinceThenAndBillsThemAnew() throws Exception {
        home = ArchivedHome.ofJanuaryAndMarch();

        home.broadcast(Filed.history(tariff(MIDNIGHT, "0.2"), tariff(begin(2), "0.4")));
        assertThat(home.asked()).extracting(ArchiveRecall::getMonth).containsExactly("2020-01");
        assertThat(standing()).isEqualTo(Map.of(1L, 2_000L, 2L, 2_000L, 3L, 2_000L, MARCH, 4_000L));
        home.answer();

        assertThat(standing()).isEqualTo(Map.of(1L, 2_000L, 2L, 4_000L, 3L, 4_000L, MARCH, 4_000L));
        assertThat(home.refused()).isEmpty();
    }

    @Test
    void aDocumentAboutWhatIsErasedAsksForNothing() throws Exception {
        home = ArchivedHome.ofJanuaryAndMarch();
        home.send(Filed.tombstone(PrivacyKeyHolder.usagePoint("up-1")));

        home.broadcast(Filed.history(tariff(MIDNIGHT, "0.2"), tariff(begin(2), "0.4")));

        assertThat(home.asked()).isEmpty();
    }

    @Test
    void whatWasBilledAnewIsGivenUpAnewAndComesBackForTheNextVersion() throws Exception {
        home = ArchivedHome.ofJanuaryAndMarch();
        home.broadcast(Filed.history(tariff(MIDNIGHT, "0.2"), tariff(begin(2), "0.4")));
        home.answer();

        home.broadcast(Filed.history(tariff(MIDNIGHT, "0.2"), tariff(begin(2), "0.4"), tariff(begin(3), "0.5")));
        home.answer();

        assertThat(standing()).isEqualTo(Map.of(1L, 2_000L, 2L, 4_000L, 3L, 5_000L, MARCH, 5_000L));
        assertThat(home.refused()).isEmpty();
    }

    @Test
    void aRestartForgetsNoDocument() throws Exception {
        home = ArchivedHome.ofJanuaryAndMarch();
        home.broadcast(Filed.history(tariff(MIDNIGHT, "0.2"), tariff(begin(2), "0.4")));

        home.restart();
        home.answer();

        assertThat(standing()).isEqualTo(Map.of(1L, 2_000L, 2L, 4_000L, 3L, 4_000L, MARCH, 4_000L));
        assertThat(home.refused()).isEmpty();
    }

    @Test
    void aVersionThatBeginsWhereNothingIsOldAsksForNothing() throws Exception {
        home = ArchivedHome.ofJanuaryAndMarch();

        home.broadcast(Filed.history(tariff(MIDNIGHT, "0.2"), tariff(begin(MARCH), "0.4")));

        assertThat(home.asked()).isEmpty();
    }

    @Test
    void theVersionsOfAnotherTariffAskForNothing() throws Exception {
        home = ArchivedHome.ofJanuaryAndMarch();
        Tariff own = tariff(MIDNIGHT, "0.4").tariff();

        home.broadcast(Filed.history(new TariffVersion(new Tariff(
                "other", own.currency(), own.zone(), own.from(), own.parent(), own.rounding(), own.components()))));

        assertThat(home.asked()).isEmpty();
    }

    @Test
    void documentsThatWaitTogetherBillOnce() throws Exception {
        home = ArchivedHome.ofJanuaryAndMarch();
        home.broadcast(Filed.history(tariff(MIDNIGHT, "0.2"), tariff(begin(3), "0.4")));
        home.broadcast(Filed.history(tariff(MIDNIGHT, "0.2"), tariff(begin(3), "0.4"), tariff(begin(2), "0.3")));
        assertThat(home.asked()).hasSize(1);
        int entries = home.entries().size();

        home.answer();

        assertThat(home.entries()).hasSize(entries + 4);
        assertThat(standing()).isEqualTo(Map.of(1L, 2_000L, 2L, 3_000L, 3L, 4_000L, MARCH, 4_000L));
    }

    @Test
    void whatNobodyHadAgreedToPayIsBilledWhenTheAgreementComes() throws Exception {
        home = new ArchivedHome(PRICES);
        home.readJanuaryAndMarch();
        assertThat(home.entries()).isEmpty();

        home.send(AGREEMENT);
        home.answer();

        assertThat(standing()).isEqualTo(Map.of(1L, 2_000L, 2L, 2_000L, 3L, 2_000L, MARCH, 2_000L));
    }

    @Test
    void anAgreementThatEndedLongAgoTakesBackWhatIsBehindItsEnd() throws Exception {
        home = ArchivedHome.ofJanuaryAndMarch();

        home.send(agreements(new Effective(MIDNIGHT, Optional.of(begin(3)))));
        home.answer();

        assertThat(standing()).isEqualTo(Map.of(1L, 2_000L, 2L, 2_000L));
        assertThat(home.refused()).isEmpty();
    }

    @Test
    void anAgreementThatOnlyEndsAsksForNothingBeforeItsEnd() throws Exception {
        home = ArchivedHome.ofJanuaryAndMarch();

        home.send(agreements(new Effective(MIDNIGHT, Optional.of(begin(MARCH)))));

        assertThat(home.asked()).isEmpty();
    }

    @Test
    void aPriceThatIsCorrectedLateBillsWhatItPricesAnew() throws Exception {
        home = new ArchivedHome(Filed.history(spotTariff()));
        home.broadcast(Filed.history(spotPrices(0, "0.1")));
        home.send(AGREEMENT);
        home.readJanuaryAndMarch();

        home.broadcast(Filed.history(spotPrices(0, "0.1"), spotPrices(1, "0.3")));
        assertThat(standing()).isEqualTo(Map.of(1L, 1_000L, 2L, 1_000L, 3L, 1_000L));
        home.answer();

        assertThat(standing()).isEqualTo(Map.of(1L, 3_000L, 2L, 3_000L, 3L, 3_000L));
        assertThat(home.refused()).isEmpty();
    }

    @Test
    void aPublicationThatRepeatsOldPricesAsksForNothing() throws Exception {
        home = new ArchivedHome(Filed.history(spotTariff()));
        home.broadcast(Filed.history(spotPrices(0, "0.1")));
        home.send(AGREEMENT);
        home.readJanuaryAndMarch();

        home.broadcast(Filed.history(spotPrices(0, "0.1"), spotPrices(1, "0.1")));

        assertThat(home.asked()).isEmpty();
    }

    @Test
    void aCalorificValueThatIsCorrectedLateBillsItsGasAnew() throws Exception {
        home = new ArchivedHome(PRICES);
        home.send(Filed.history(agreement("ag-1", SampleMeter.GAS)).about(SUBJECT), installed(OPEN, conversion()));
        home.broadcast(Filed.history(calorific("36")));
        home.send(reading(volume(1, 1_000)), reading(volume(MARCH, 1_000)));
        assertThat(standing()).isEqualTo(Map.of(1L, 2_000_000L));

        home.broadcast(Filed.history(calorific("36"), calorific("72")));
        assertThat(home.asked()).hasSize(1);
        home.answer();

        assertThat(standing()).isEqualTo(Map.of(1L, 4_000_000L));
        assertThat(home.refused()).isEmpty();
    }

    @Test
    void aReadingAndADocumentThatWaitTogetherSettleTogether() throws Exception {
        home = new ArchivedHome();
        home.send(reading(live(1, 10)), reading(live(3, 10)), reading(live(MARCH, 10)));

        home.send(reading(live(2, 10)));
        home.broadcast(Filed.history(tariff(MIDNIGHT, "0.2"), tariff(begin(2), "0.4")));
        home.answer();

        assertThat(standing()).isEqualTo(Map.of(1L, 2_000L, 2L, 4_000L, 3L, 4_000L, MARCH, 4_000L));
        assertThat(home.refused()).isEmpty();
    }

    @Test
    void whatCanComeBackNoMoreIsToldAndTheRestSettles() throws Exception {
        home = new ArchivedHome(PRICES);
        for (int month = 0; month < 40; month++) {
            home.send(reading(live(1 + month * 31L * 48, 10)));
        }

        home.send(AGREEMENT);
        assertThat(home.asked()).hasSize(36);
        home.answer();

        assertThat(home.dead()).singleElement().asString().contains("the archive cannot give back any more");
        assertThat(standing()).hasSize(38).doesNotContainKeys(1L, 1 + 31L * 48);
    }

    /** What stands of the readings: how much was billed, by their numbers. Estimates are left out. */
    private Map<Long, Long> standing() throws Exception {
        Map<Long, LedgerRecord> standing = new HashMap<>();
        for (LedgerRecord entry : home.entries()) {
            if (entry.getType().equals("usage")) {
                standing.put(entry.getSequence(), entry);
            } else {
                assertThat(standing.remove(entry.getReverses())).isNotNull();
            }
        }
        return standing.values().stream()
                .filter(entry -> entry.getRule() == null)
                .collect(Collectors.toMap(
                        LedgerRecord::getFirstSequence,
                        entry -> entry.getLines().get(0).getAmount()));
    }

    private static Message agreements(Effective ended) {
        return Filed.history(agreement("ag-1", TARIFF, ALWAYS), agreement("ag-1", TARIFF, ended))
                .about(SUBJECT);
    }
}
