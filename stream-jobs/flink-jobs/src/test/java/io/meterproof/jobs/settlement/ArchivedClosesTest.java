package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.close;
import static io.meterproof.jobs.fixture.SampleContracts.tariff;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static io.meterproof.jobs.fixture.SampleMeter.live;
import static io.meterproof.jobs.settlement.SettlementMessages.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.records.avro.ArchivedPart;
import io.meterproof.records.avro.LedgerRecord;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A close while the archive has use that a document changes. */
class ArchivedClosesTest {
    private ArchivedHome home;

    @BeforeEach
    void januaryIsGivenUp() throws Exception {
        home = ArchivedHome.ofJanuaryAndMarch();
    }

    @AfterEach
    void stop() throws Exception {
        home.close();
    }

    @Test
    void aCloseWaitsUntilWhatItChangesIsBackAndBilledAnew() throws Exception {
        home.broadcast(Filed.history(tariff(MIDNIGHT, "0.2"), tariff(begin(2), "0.4")));
        home.command(Filed.one(close("c-1", 0, 31), 0));
        assertThat(types()).doesNotContain("statement");
        assertThat(home.refused())
                .extracting(letter -> letter.reason().orElseThrow())
                .containsExactly("waits for use to come back from the archive that a document changes");

        home.answer();

        assertThat(types()).contains("reversal").endsWith("statement");
    }

    @Test
    void aCloseWaitsForAnArchiveThatHasSomethingElseNoLongerThanUntilItSaysSo() throws Exception {
        home.broadcast(Filed.history(tariff(MIDNIGHT, "0.2"), tariff(begin(2), "0.4")));
        home.command(Filed.one(close("c-1", 0, 31), 0));

        home.answer(part -> ArchivedPart.newBuilder(part)
                .setContent(ByteBuffer.wrap(new byte[] {1}))
                .build());

        assertThat(home.dead()).isNotEmpty();
        assertThat(types()).endsWith("statement");
    }

    @Test
    void aCloseDoesNotWaitForWhatIsErased() throws Exception {
        home.broadcast(Filed.history(tariff(MIDNIGHT, "0.2"), tariff(begin(2), "0.4")));
        home.command(Filed.one(close("c-1", 0, 31), 0));

        home.send(Filed.tombstone(PrivacyKeyHolder.usagePoint("up-1")));

        assertThat(types()).endsWith("statement");
    }

    @Test
    void aCloseAfterALateReadingDoesNotWaitForItsMonth() throws Exception {
        home.send(reading(live(4, 10)));
        assertThat(home.asked()).isNotEmpty();

        home.command(Filed.one(close("c-1", 0, 31), 0));

        assertThat(types()).endsWith("statement");
    }

    private List<String> types() throws Exception {
        return home.entries().stream().map(LedgerRecord::getType).toList();
    }
}
