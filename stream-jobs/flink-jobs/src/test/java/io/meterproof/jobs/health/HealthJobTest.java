package io.meterproof.jobs.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.runtime.JobEnvironment;
import io.meterproof.jobs.runtime.JobOptions;
import io.meterproof.jobs.runtime.KafkaEdges;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class HealthJobTest {
    @Test
    void everyOperatorKeepsItsStateUnderANameOfItsOwn() {
        JobOptions options = JobOptions.parse(new String[0]);
        StreamExecutionEnvironment environment = JobEnvironment.create(options);

        HealthJob.build(new KafkaEdges(environment, options, "health"), options);

        assertThat(environment.getStreamGraph().getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .contains("readings.verified", "readings.rejected", "registry.events", "attribute", "watch")
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }
}
