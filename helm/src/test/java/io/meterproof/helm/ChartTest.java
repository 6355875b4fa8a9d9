package io.meterproof.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
    private static final String INSTALLATIONS = "io.meterproof.helm.Chart#installations";

    @Test
    void lintHasNothingToSay() {
        assertThat(Chart.lint()).satisfies(result -> assertThat(result.isFailed())
                .as(result.getMessages().toString())
                .isFalse());
    }

    @ParameterizedTest
    @MethodSource(INSTALLATIONS)
    void everyManifestFitsItsSchema(String values) throws IOException {
        ManifestSchemas schemas = new ManifestSchemas();

        assertThat(Chart.render(values)).isNotEmpty().allSatisfy(manifest -> assertThat(schemas.problems(manifest))
                .as(Chart.name(manifest))
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FlinkDeployment", "KafkaTopic", "Deployment", "Service", "NetworkPolicy"})
    void anUnknownFieldDoesNotFitAnySchema(String kind) throws IOException {
        JsonNode manifest = Chart.ofKind(Chart.render("defaults"), kind).get(0);
        ((ObjectNode) manifest.get("spec")).put("misspelt", 1);

        assertThat(new ManifestSchemas().problems(manifest))
                .singleElement()
                .asString()
                .contains("misspelt");
    }

    @ParameterizedTest
    @MethodSource(INSTALLATIONS)
    void namesAreUniqueWithinAKind(String values) throws IOException {
        assertThat(Chart.render(values))
                .extracting(manifest -> manifest.get("kind").asText() + "/" + Chart.name(manifest))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyJobIsAFlinkDeployment() throws IOException {
        assertThat(Chart.ofKind(Chart.render("defaults"), "FlinkDeployment"))
                .extracting(job -> job.at("/spec/job/entryClass").asText())
                .containsExactlyInAnyOrder(
                        "io.meterproof.jobs.settlement.SettlementJob",
                        "io.meterproof.jobs.anomaly.AnomalyJob",
                        "io.meterproof.jobs.health.HealthJob",
                        "io.meterproof.jobs.log.LogJob");
    }

    @Test
    void anExistingKafkaKeepsItsTopics() throws IOException {
        assertThat(Chart.ofKind(Chart.render("existing-kafka"), "KafkaTopic")).isEmpty();
    }

    @Test
    void metricsAreScrapedWhereAsked() throws IOException {
        List<JsonNode> manifests = Chart.render("everything");

        assertThat(Chart.ofKind(manifests, "ServiceMonitor")).hasSize(1);
        assertThat(Chart.ofKind(manifests, "NetworkPolicy"))
                .allSatisfy(policy -> assertThat(policy.toString()).contains("monitoring"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image.tag=latest",
                "kafka.replicas=three",
                "kafka.bootstrapServers=broker",
                "jobs.log.parallelism=0",
                "fullnameOverride=My_Meters",
                "nameOverride=-meters",
                "flink.serviceAccount=Flink",
                "unheard=of"
            })
    void aValueThatCannotBeMeantIsRefused(String assignment) {
        List<String> parts = List.of(assignment.split("=", 2));

        assertThatThrownBy(
                        () -> Chart.template().set(parts.get(0), parts.get(1)).call())
                .hasMessageContaining("values don't meet the specifications of the schema");
    }
}
