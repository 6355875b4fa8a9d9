package io.meterproof.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What an API server would say of a manifest: its problems, in words. */
final class ManifestSchemas {
    private static final Map<String, Class<?>> CORE = Map.of(
            "Deployment", Deployment.class,
            "Service", Service.class,
            "NetworkPolicy", NetworkPolicy.class,
            "PodDisruptionBudget", PodDisruptionBudget.class,
            "ServiceMonitor", ServiceMonitor.class);
    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new WithoutAnySetter());

    private final Map<String, JsonSchema> custom;

    ManifestSchemas() throws IOException {
        custom = Map.of(
                "FlinkDeployment", CustomResourceSchema.flinkDeployment(),
                "KafkaTopic", CustomResourceSchema.kafkaTopic());
    }

    List<String> problems(JsonNode manifest) {
        String kind = manifest.get("kind").asText();
        JsonSchema schema = custom.get(kind);
        return schema == null
                ? coreProblems(kind, manifest)
                : schema.validate(manifest).stream()
                        .map(ValidationMessage::getMessage)
                        .toList();
    }

    private static List<String> coreProblems(String kind, JsonNode manifest) {
        Class<?> type = CORE.get(kind);
        if (type == null) {
            return List.of("no schema for kind " + kind);
        }
        try {
            STRICT.treeToValue(manifest, type);
            return List.of();
        } catch (JsonProcessingException e) {
            return List.of(e.getOriginalMessage());
        }
    }

    /** The typed models keep what they do not know; here it is an error. */
    private static final class WithoutAnySetter extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
