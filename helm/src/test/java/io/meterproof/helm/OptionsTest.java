package io.meterproof.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.CommandSpec;

/** What the chart says on a command line is what the program understands. */
class OptionsTest {

    @ParameterizedTest
    @CsvSource({
        "everything, -anchor, io.meterproof.anchor.Settings",
        "time-stamps, -anchor, io.meterproof.anchor.Settings",
        "everything, -billing, io.meterproof.billing.SinkOptions"
    })
    void aServiceKnowsItsArguments(String values, String suffix, String options) throws Exception {
        JsonNode deployment = Chart.ofKind(Chart.render(values), "Deployment").stream()
                .filter(candidate -> Chart.name(candidate).endsWith(suffix))
                .findFirst()
                .orElseThrow();

        assertThat(names(deployment.at("/spec/template/spec/containers/0/args")))
                .isSubsetOf(known(options));
    }

    @Test
    void everyJobKnowsItsArguments() throws Exception {
        Set<String> known = known("io.meterproof.jobs.runtime.JobOptions");

        assertThat(jobs()).hasSize(4).allSatisfy(job -> assertThat(names(job.get("args")))
                .isSubsetOf(known));
    }

    @Test
    void everyJobHasItsClass() throws IOException {
        ClassLoader classes = getClass().getClassLoader();

        assertThat(jobs()).allSatisfy(job -> {
            String file = job.get("entryClass").asText().replace('.', '/') + ".class";
            assertThat(classes.getResource(file)).as(file).isNotNull();
        });
    }

    private static List<JsonNode> jobs() throws IOException {
        return Chart.ofKind(Chart.render("everything"), "FlinkDeployment").stream()
                .map(deployment -> deployment.at("/spec/job"))
                .toList();
    }

    private static List<String> names(JsonNode arguments) {
        List<String> names = new ArrayList<>();
        arguments.forEach(argument -> names.add(argument.asText().split("=", 2)[0]));
        return names;
    }

    private static Set<String> known(String options) throws ClassNotFoundException {
        return CommandSpec.forAnnotatedObject(Class.forName(options))
                .optionsMap()
                .keySet();
    }
}
