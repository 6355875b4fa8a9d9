package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.Message;
import java.util.List;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;

/** Operators on their own, as the job builds them, not yet opened. */
final class Operators {
    private Operators() {}

    static KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> keyed(
            KeyedBroadcastProcessFunction<String, Message, Message, Message> function,
            MapStateDescriptor<?, ?>... broadcast)
            throws Exception {
        return new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(function, List.of(broadcast)),
                Message::subject,
                Types.STRING,
                1,
                1,
                0);
    }
}
