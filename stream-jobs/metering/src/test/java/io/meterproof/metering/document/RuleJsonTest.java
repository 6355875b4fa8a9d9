package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleJsonTest {
    private static final String CONTRACT = "{\"account\":\"a-1\",\"endUse\":\"ev\",\"from\":\"2026-01-01T00:00:00Z\","
            + "\"id\":\"au-1\",\"rules\":[{\"from\":\"2026-01-01T00:00:00Z\","
            + "\"hours\":[{\"days\":[\"SAT\",\"SUN\",\"HOL\"]},{\"from\":\"22:00\",\"to\":\"06:00\"}],\"name\":\"Not at work\"},"
            + "{\"from\":\"2026-01-01T00:00:00Z\",\"limit\":\"200.5\",\"name\":\"200 kWh\",\"per\":\"month\"},"
            + "{\"from\":\"2026-01-01T00:00:00Z\",\"name\":\"Depot\",\"places\":[\"depot-1\",\"depot-2\"],\"to\":\"2027-01-01T00:00:00Z\"}],"
            + "\"tariff\":\"t-1\",\"token\":\"token-1\",\"type\":\"authorisation\"}";

    @Test
    void rulesAreReadAndWrittenAlike() {
        Authorisation read = (Authorisation) DocumentCodec.decode(CONTRACT);

        assertThat(read.rules()).hasSize(3);
        assertThat(DocumentCodec.encode(read)).isEqualTo(CONTRACT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"limit\":\"200.5\"` | `\"limit\":\"0\"` | `rules[1].limit: is not above zero`",
                "`\"limit\":\"200.5\"` | `\"limit\":\"-1\"` | `rules[1].limit: is not above zero`",
                "`\"limit\":\"200.5\"` | `\"limit\":\"0.0005\"` | `rules[1].limit: has more than three decimals`",
                "`\"limit\":\"200.5\"` | `\"limit\":\"200.50\"` | `rules[1].limit: has zeros at its end`",
                "`\"per\":\"month\"` | `\"per\":\"year\"` | `rules[1].per: is neither day nor month`",
                "`200 kWh` | `Depot` | `rules[2].name: stands twice in this contract: Depot`",
                "`\"depot-1\",\"depot-2\"` | `\"depot-2\",\"depot-1\"` | `rules[2].places: are not identifiers, each once, in order`",
                "`\"depot-1\",\"depot-2\"` | `` | `rules[2].places: are not from 1 to 100`",
                "`{\"from\":\"22:00\",\"to\":\"06:00\"}` | `{}` | `rules[0].hours: has a window without restriction`",
                "`\"to\":\"2027-01-01T00:00:00Z\"` | `\"to\":\"2026-01-01T00:00:00Z\"` | `rules[2].to: is not after from`",
                "`\"per\":\"month\"` | `\"per\":\"month\",\"places\":[\"up-1\"]` | `rules[1].limit: is not known here`",
            })
    void aRuleThatSaysNothingIsRefusedWithItsPlace(String good, String bad, String reason) {
        assertThat(CONTRACT).contains(good);
        String json = CONTRACT.replace(good, bad);

        assertThatThrownBy(() -> DocumentCodec.decode(json))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void anAgreementOnExportHasNoRules() {
        String agreement = CONTRACT.replace("\"rules\"", "\"readingType\":\"1-0:2.8.0*255\",\"rules\"")
                .replace(
                        "\"token\":\"token-1\",\"type\":\"authorisation\"",
                        "\"type\":\"agreement\",\"usagePoint\":\"up-1\"");

        assertThatThrownBy(() -> DocumentCodec.decode(agreement))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("rules: are about what is used");
    }
}
