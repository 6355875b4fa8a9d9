package io.meterproof.quickstart.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** A measurement for machines. Every {@code …Micros} is CPU time per reading, or per signature for the bare rates. */
final class MeasurementJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MeasurementJson() {}

    static ObjectNode of(Measurement measured) {
        ObjectNode node = JSON.createObjectNode()
                .put("blockSize", measured.blockSize())
                .put("readings", measured.load().readings())
                .put("readingsPerSecond", Math.round(measured.readingsPerSecond()))
                .put("sentMillis", measured.sent().toMillis())
                .put("committedMillis", measured.committed().toMillis())
                .put("workedOffMillis", measured.workedOff().toMillis())
                .put("provider", measured.bare().provider())
                .put("bareMicros", measured.bareMicros())
                .put("policyMicros", measured.bare().policyNanos() / 1e3)
                .put("targetMicros", measured.target())
                .put("verifyMicros", measured.microsPerReading(measured.verify()))
                .put("verifiedPerCpuSecond", measured.verifiedPerCpuSecond())
                .put("shareOfBareRate", measured.shareOfBareRate())
                .put(
                        "pipelineMicros",
                        measured.microsPerReading(measured.spent().pipeline()))
                .put("pipelineIdleMicros", idle(measured, measured.idle().pipeline()))
                .put(
                        "allButStoreMicros",
                        measured.microsPerReading(measured.spent().allButStore()))
                .put("correct", measured.isCorrect());
        ObjectNode processes = node.putObject("processes");
        measured.spent().byPart().forEach((part, cpu) -> processes
                .putObject(part)
                .put("micros", measured.microsPerReading(cpu))
                .put("idleMicros", idle(measured, measured.idle().byPart().getOrDefault(part, Duration.ZERO)))
                .put("counted", CpuTimes.isPipeline(part)));
        node.set("expected", JSON.valueToTree(measured.expected()));
        node.set("outcome", JSON.valueToTree(measured.outcome()));
        return node;
    }

    private static double idle(Measurement measured, Duration idle) {
        return measured.microsPerReading(measured.idleMeanwhile(idle));
    }
}
