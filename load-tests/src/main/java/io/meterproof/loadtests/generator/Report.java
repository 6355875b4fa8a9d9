package io.meterproof.loadtests.generator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.loadtests.workload.BareVerification;
import io.meterproof.loadtests.workload.Expected;
import java.io.PrintStream;

/** What the generator says, one JSON object a line: {@code verification}, then {@code ready} and {@code sent} for each phase. */
final class Report {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void verification(BareVerification bare) {
        say(event("verification")
                .put("provider", bare.provider())
                .put("signatures", bare.signatures())
                .put("libraryNanos", bare.libraryNanos())
                .put("policyNanos", bare.policyNanos()));
    }

    /** @param enrolments whose leaves come with this phase */
    void ready(String phase, Expected expected, int enrolments) {
        say(event("ready")
                .put("phase", phase)
                .put("records", expected.records())
                .put("accepted", expected.accepted())
                .put("readings", expected.readings())
                .put("duplicates", expected.duplicates())
                .put("forged", expected.forged())
                .put("late", expected.late())
                .put("entries", expected.entries())
                .put("leaves", expected.leaves() + enrolments));
    }

    void sent(String phase, long millis) {
        say(event("sent").put("phase", phase).put("millis", millis));
    }

    private static ObjectNode event(String name) {
        return JSON.createObjectNode().put("event", name);
    }

    private void say(ObjectNode event) {
        try {
            out.println(JSON.writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers can be written", e);
        }
        out.flush();
    }
}
