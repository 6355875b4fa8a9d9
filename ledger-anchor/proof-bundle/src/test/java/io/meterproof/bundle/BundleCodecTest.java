package io.meterproof.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.document.InvalidDocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BundleCodecTest {
    private static final String BUNDLE = new String(TestBundles.bytes(), StandardCharsets.UTF_8);

    @Test
    void versionThreeIsWrittenAsItEverWas() throws IOException {
        try (InputStream golden = getClass().getResourceAsStream("/golden/bundle/v3/household.json")) {
            assertThat(BUNDLE).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void whatWasReadIsWrittenAgainByteForByte() {
        Bundle read = BundleCodec.decode(BUNDLE).bundle();

        assertThat(new String(BundleCodec.encode(read), StandardCharsets.UTF_8)).isEqualTo(BUNDLE);
    }

    @Test
    void theDigestIsThatOfTheBundleWithoutIt() {
        BundleCodec.Sealed sealed = BundleCodec.decode(BUNDLE);

        assertThat(BundleCodec.digest(sealed.bundle())).isEqualTo(sealed.digest());
    }

    @Test
    void anotherFormatIsRefused() {
        assertRefused(BUNDLE.replace("meterproof-bundle/3", "meterproof-bundle/2"), "format");
    }

    @Test
    void aNumberAsTextIsRefused() {
        assertRefused(BUNDLE.replaceFirst("\"shard\":0", "\"shard\":\"0\""), "shard");
    }

    @Test
    void aNumberWithALeadingZeroIsRefused() {
        assertRefused(BUNDLE.replaceFirst("\"epoch\":\"2\"", "\"epoch\":\"02\""), "log.epoch");
    }

    @Test
    void aRepeatedFieldIsRefused() {
        assertRefused(BUNDLE.replaceFirst("\\{", "{\"account\":\"other\","), "document");
    }

    @Test
    void base64WithoutItsPaddingIsRefused() {
        assertRefused(BUNDLE.replaceFirst("==\"", "\""), "");
    }

    private static void assertRefused(String json, String field) {
        assertThatThrownBy(() -> BundleCodec.decode(json))
                .isInstanceOfSatisfying(InvalidDocumentException.class, refused -> assertThat(refused.field())
                        .contains(field));
    }
}
