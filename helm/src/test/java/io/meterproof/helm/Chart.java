package io.meterproof.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The chart in this module, as helm renders it. */
final class Chart {
    static final Path DIRECTORY = Path.of("meterproof");
    static final YAMLMapper YAML = new YAMLMapper();

    private Chart() {}

    /** Values files that an installation may use. */
    static Stream<String> installations() {
        return Stream.of("defaults", "existing-kafka", "small", "time-stamps", "everything", "numbers");
    }

    static LintResult lint() {
        return new Helm(DIRECTORY).lint().strict().call();
    }

    static List<JsonNode> render(String values) throws IOException {
        return manifests(template().withValuesFile(Path.of("src/test/resources/values", values + ".yaml")));
    }

    static TemplateCommand template() {
        return new Helm(DIRECTORY)
                .template()
                .withName("town")
                .withNamespace("metering")
                .withKubeVersion("1.31.0");
    }

    static List<JsonNode> manifests(TemplateCommand command) throws IOException {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(command.call())) {
            return documents.readAll().stream()
                    .filter(document -> document.has("kind"))
                    .toList();
        }
    }

    static List<JsonNode> ofKind(List<JsonNode> manifests, String kind) {
        return manifests.stream()
                .filter(manifest -> manifest.get("kind").asText().equals(kind))
                .toList();
    }

    static String name(JsonNode manifest) {
        return manifest.at("/metadata/name").asText();
    }
}
