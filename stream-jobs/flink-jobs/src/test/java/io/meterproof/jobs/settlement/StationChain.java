package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.authorisation;
import static io.meterproof.jobs.fixture.SampleContracts.tariff;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static io.meterproof.jobs.fixture.SampleStation.received;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.fixture.SampleStation;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.TariffVersions;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.commitment.Shards;
import io.meterproof.metering.settlement.SettlementEvent;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;

/** The operators from a record of a station, where two people may charge, to what is billed at their tokens. */
final class StationChain implements AutoCloseable {
    private final VerifyHarness verify = new VerifyHarness();
    private final KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> settle =
            new KeyedBroadcastOperatorTestHarness<>(
                    new CoBroadcastWithKeyedOperator<>(
                            new SettleFunction(SampleResources.USUAL, new Shards(0, 4)),
                            List.of(TariffVersions.BROADCAST, CalorificHistories.BROADCAST, PriceHistories.BROADCAST)),
                    Message::subject,
                    Types.STRING,
                    1,
                    1,
                    0);
    private int passed;

    StationChain(SampleStation station) throws Exception {
        settle.open();
        settle.processBroadcastElement(new StreamRecord<>(Filed.history(tariff(MIDNIGHT, "0.2"))));
        for (String token : List.of("token-1", "token-2")) {
            settle.processElement(
                    new StreamRecord<>(Filed.history(authorisation(token)).about(Subjects.ofToken(token))));
        }
        verify.send(station.installation(), station.enrolment());
    }

    /** From now on the privacy key of a token is known. */
    void know(String token) throws Exception {
        settle.processElement(new StreamRecord<>(Filed.privacyKey(PrivacyKeyHolder.token(token))));
    }

    void arrive(byte[]... records) throws Exception {
        for (byte[] record : records) {
            send(received("ocmf", record));
        }
    }

    void send(Message message) throws Exception {
        verify.send(message);
        List<Message> all = verify.all();
        for (; passed < all.size(); passed++) {
            settle.processElement(new StreamRecord<>(all.get(passed)));
        }
    }

    void restartVerify() throws Exception {
        verify.restart();
        passed = 0;
    }

    VerifyHarness verify() {
        return verify;
    }

    /** What is billed and reversed, in Wh. */
    List<String> billed() {
        return settle.extractOutputValues().stream()
                .filter(message -> message.kind() == MessageKind.CORRECTION)
                .flatMap(message -> BookedCorrection.decode(message.value()).correction().events().stream())
                .map(event -> (event instanceof SettlementEvent.Bill ? "+" : "-")
                        + event.usage().lines().get(0).quantity())
                .toList();
    }

    /** What stands billed, in Wh. */
    long standing() {
        return billed().stream().mapToLong(Long::parseLong).sum();
    }

    List<String> deadLetters() {
        return Sides.of(settle, Outlet.FACTS).stream()
                .filter(message -> message.kind() == MessageKind.DEAD_LETTER)
                .map(message -> message.reason().orElseThrow())
                .toList();
    }

    @Override
    public void close() throws Exception {
        verify.close();
        settle.close();
    }
}
