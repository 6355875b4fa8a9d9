package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleContracts;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.document.Parent;
import io.meterproof.metering.document.UsagePoint;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A circle of parents that nobody refused is told. */
class UsagePointTreeFunctionTest {
    private final SubMetersHarness above = new SubMetersHarness();
    private KeyedOneInputStreamOperatorTestHarness<String, Message, Message> tree;

    UsagePointTreeFunctionTest() throws Exception {}

    @BeforeEach
    void start() throws Exception {
        tree = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new UsagePointTreeFunction(SampleResources.USUAL)),
                Message::subject,
                Types.STRING);
        tree.open();
    }

    @AfterEach
    void stop() throws Exception {
        above.close();
        tree.close();
    }

    @Test
    void threeThatStandOneBeneathTheOtherInACircleAreTold() throws Exception {
        publish("a", "b");
        publish("b", "c");
        publish("c", "a");

        assertThat(told()).singleElement().satisfies(letter -> assertThat(
                        letter.reason().orElseThrow())
                .startsWith("parents: stand beneath it themselves: ")
                .contains("a beneath b", "b beneath c", "c beneath a"));
    }

    @Test
    void aRoomBeneathAFlatBeneathAHouseIsNothingToTell() throws Exception {
        publish("house");
        publish("flat", "house");
        publish("room", "flat");

        assertThat(told()).isEmpty();
    }

    @Test
    void nineThatStandOneBeneathTheOtherAreTold() throws Exception {
        publish("level-0");
        for (int level = 1; level <= 9; level++) {
            publish("level-" + level, "level-" + (level - 1));
        }

        assertThat(told())
                .extracting(letter -> letter.reason().orElseThrow())
                .containsExactly("parents: make more than 8 usage points stand one beneath the other");
    }

    /** As settlement does: to its own name, and to each that it stands beneath. */
    private void publish(String id, String... parents) throws Exception {
        UsagePoint described = SampleContracts.usagePoint(id)
                .beneath(
                        Stream.of(parents).map(each -> new Parent(each, ALWAYS)).toList());
        Message history = Filed.history(described).about(Subjects.ofUsagePoint(id));
        above.send(history);
        for (String parent : parents) {
            above.send(Message.to(
                    MessageKind.SUB_METER, Subjects.ofDeduction(history.subject(), parent), null, new byte[0]));
        }
    }

    private List<Message> told() throws Exception {
        for (Message inner : above.inner()) {
            tree.processElement(new StreamRecord<>(inner));
        }
        return tree.extractOutputValues();
    }
}
