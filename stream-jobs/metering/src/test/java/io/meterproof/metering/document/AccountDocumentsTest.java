package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AccountDocumentsTest {
    @Test
    void everyDocumentAboutAnAccountGoesWithItButTheErasure() {
        Set<String> about = Documents.all().stream()
                .filter(document -> document.subject().equals("a-1"))
                .filter(document -> !(document instanceof Erasure))
                .map(AccountDocumentsTest::type)
                .collect(Collectors.toSet());

        assertThat(about).isNotEmpty();
        assertThat(AccountDocuments.TYPES).containsAll(about);
    }

    private static String type(Document document) {
        try {
            return new ObjectMapper()
                    .readTree(DocumentCodec.encode(document))
                    .path("type")
                    .asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
