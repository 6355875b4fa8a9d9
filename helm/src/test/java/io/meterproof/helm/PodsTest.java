package io.meterproof.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules for what runs, in every installation. */
class PodsTest {
    private static final String INSTALLATIONS = "io.meterproof.helm.Chart#installations";

    @ParameterizedTest
    @MethodSource(INSTALLATIONS)
    void everySelectorFindsThePodsOfOneDeployment(String values) throws IOException {
        List<JsonNode> manifests = Chart.render(values);
        List<JsonNode> labels = Chart.ofKind(manifests, "Deployment").stream()
                .map(deployment -> deployment.at("/spec/template/metadata/labels"))
                .toList();

        assertThat(selectors(manifests)).isNotEmpty().allSatisfy(selector -> assertThat(labels)
                .filteredOn(candidate -> matches(selector, candidate))
                .hasSize(1));
    }

    @ParameterizedTest
    @MethodSource(INSTALLATIONS)
    void everyPortHasANameAndServicesUseIt(String values) throws IOException {
        List<JsonNode> manifests = Chart.render(values);

        assertThat(containers(manifests))
                .flatExtracting(container -> list(container.path("ports")))
                .isNotEmpty()
                .allSatisfy(port -> assertThat(port.get("name").asText()).isEqualTo("http"));
        assertThat(Chart.ofKind(manifests, "Service"))
                .flatExtracting(service -> list(service.at("/spec/ports")))
                .allSatisfy(port -> assertThat(port.get("targetPort").asText()).isEqualTo("http"));
    }

    @ParameterizedTest
    @MethodSource(INSTALLATIONS)
    void everyImageIsOfAFixedVersion(String values) throws IOException {
        List<JsonNode> manifests = Chart.render(values);
        Stream<String> images = Stream.concat(
                containers(manifests).stream()
                        .map(container -> container.get("image").asText()),
                Chart.ofKind(manifests, "FlinkDeployment").stream()
                        .map(job -> job.at("/spec/image").asText()));

        assertThat(images).hasSize(6).allSatisfy(image -> assertThat(image).matches(".+/[a-z-]+:\\d.*"));
    }

    @ParameterizedTest
    @MethodSource(INSTALLATIONS)
    void everyContainerIsProbedLimitedAndUnprivileged(String values) throws IOException {
        assertThat(containers(Chart.render(values))).allSatisfy(container -> {
            assertThat(container.findValues("port")).hasSize(3).allSatisfy(port -> assertThat(port.asText())
                    .isEqualTo("http"));
            assertThat(container.at("/readinessProbe/httpGet/path").asText()).matches("/(readyz|healthz)");
            assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource(INSTALLATIONS)
    void thereAreNeverTwoSigners(String values) throws IOException {
        assertThat(Chart.ofKind(Chart.render(values), "Deployment"))
                .filteredOn(deployment -> Chart.name(deployment).endsWith("-anchor"))
                .singleElement()
                .satisfies(signer -> {
                    assertThat(signer.at("/spec/replicas").asInt()).isEqualTo(1);
                    assertThat(signer.at("/spec/strategy/type").asText()).isEqualTo("Recreate");
                });
    }

    private static List<JsonNode> selectors(List<JsonNode> manifests) {
        List<JsonNode> selectors = new ArrayList<>();
        Chart.ofKind(manifests, "Service").forEach(one -> selectors.add(one.at("/spec/selector")));
        Chart.ofKind(manifests, "Deployment").forEach(one -> selectors.add(one.at("/spec/selector/matchLabels")));
        Chart.ofKind(manifests, "PodDisruptionBudget")
                .forEach(one -> selectors.add(one.at("/spec/selector/matchLabels")));
        Chart.ofKind(manifests, "NetworkPolicy").forEach(one -> selectors.add(one.at("/spec/podSelector/matchLabels")));
        return selectors;
    }

    private static boolean matches(JsonNode selector, JsonNode labels) {
        return selector.properties().stream().allMatch(entry -> entry.getValue().equals(labels.get(entry.getKey())));
    }

    private static List<JsonNode> containers(List<JsonNode> manifests) {
        return Chart.ofKind(manifests, "Deployment").stream()
                .flatMap(deployment -> list(deployment.at("/spec/template/spec/containers")).stream())
                .toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }
}
