package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.metering.ledger.Golden;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentCodecTest {

    static Iterable<Document> documents() {
        return Documents.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyDocumentReadsBackAsItWas(Document document) {
        assertThat(DocumentCodec.decode(DocumentCodec.encode(document))).isEqualTo(document);
    }

    @Test
    void anEnrolmentMayNameTheModel() {
        MeterEnrolment plain = Documents.enrolment(new byte[32]);
        MeterEnrolment modelled = new MeterEnrolment(
                plain.maker(),
                plain.serial(),
                plain.meter(),
                plain.algorithm(),
                plain.publicKey(),
                plain.key(),
                plain.effective(),
                plain.voucher(),
                Optional.of("X-1"));

        assertThat(DocumentCodec.decode(DocumentCodec.encode(modelled))).isEqualTo(modelled);
    }

    @Test
    void aLeniencyIsForAMeterOrForAllOfItsModel() {
        MeterEnrolment plain = Documents.enrolment(new byte[32]);
        LeniencyGrant ofModel = new LeniencyGrant(
                Identities.model("Maker", "X-1"), Leniency.MISSING_DER_SIGN_BYTE, plain.effective(), "firmware");

        assertThat(ofModel.isFor(plain)).isFalse();
        assertThat(new LeniencyGrant(plain.meter(), ofModel.leniency(), ofModel.effective(), "firmware").isFor(plain))
                .isTrue();
    }

    @Test
    void aReleaseNamesTheHourOfItsAlert() {
        String json = DocumentCodec.encode(
                new SourceRelease("head-end/north", Instant.parse("2026-05-01T10:00:00Z"), "mended"));

        assertThatThrownBy(() -> DocumentCodec.decode(json.replace("T10:00:00Z", "T10:30:00Z")))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("quarantined: is not a whole hour");
    }

    @Test
    void theTextsOfAllTypesKeepTheirBytes() throws IOException {
        byte[] texts = Documents.all().stream()
                .map(DocumentCodec::encode)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);

        assertThat(texts).isEqualTo(Golden.bytes("documents/v2/all-types.hex", texts));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"id\":\"a-1\"` | `\"id\":\"a 1\"` | `id: is not an identifier of 1 to 100 letters, digits or ._:/@-`",
                "`\"currency\":\"EUR\"` | `\"currency\":\"XXX\"` | `currency: is not an ISO 4217 currency with a minor unit`",
                "`\"currency\":\"EUR\"` | `\"currency\":\"EUr\"` | `currency: is not an ISO 4217 currency with a minor unit`",
                "`\"lowCreditHours\":72` | `\"lowCreditHours\":-1` | `lowCreditHours: is not a number from 0, below 2^31`",
                "`\"payment\":\"prepaid\"` | `\"payment\":\"Prepaid\"` | `payment: is neither credit nor prepaid`",
                "`\"payment\":\"prepaid\",` | `` | `payment: is missing`",
                "`\"type\":\"account\"` | `\"type\":\"account\",\"x\":1` | `x: is not known here`",
                "`\"type\":\"account\"` | `\"type\":\"acount\"` | `type: is not a document type: acount`",
                "`,\"type\"` | `, \"type\"` | `document: is not in the canonical form of RFC 8785`"
            })
    void whatIsWrongIsNamedWithItsField(String good, String bad, String message) {
        String json = DocumentCodec.encode(Documents.all().get(3)).replace(good, bad == null ? "" : bad);

        assertRefused(json, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0.2529 | 0.2529001 | components[0].prices[0].price: is not a decimal of at most six decimals",
                "0.2529 | 50000.1 | components[0].prices: come to more than 50000 per unit in all",
                "22:30 | 22:30:00 | components[0].prices[0].to: is not a local time such as 07:00",
                "22:30 | 07:00 | components[0].prices[0].to: equals from",
                "Europe/Copenhagen | Europe/Atlantis | zone: is not a time zone",
                "half-up | down | rounding: is not a known rule: down",
                "`\"MON\",\"FRI\"` | `\"FRI\",\"MON\"` | `components[0].prices[0].days: are not each named once, from MON to SUN, then HOL`",
                "`\"id\":\"standing\"` | `\"id\":\"energy\"` | `components[1].id: stands twice in this tariff: energy`",
                "`\"unit\":\"m3\"` | `\"unit\":\"barrel\"` | `components[0].unit: is not a unit`"
            })
    void whatIsWrongInATariffIsNamedWithItsPath(String good, String bad, String message) {
        String json =
                DocumentCodec.encode(new TariffVersion(Documents.tariff())).replace(good, bad);

        assertRefused(json, message);
    }

    @Test
    void theDearestPricesOfAllChargesForUseAreBoundedTogether() {
        String json = DocumentCodec.encode(new TariffVersion(Documents.tariff()));
        String tiered =
                "{\"allocation\":\"blended\",\"basis\":\"month\",\"id\":\"a-tier\",\"kind\":\"tiered\",\"prices\":["
                        + "{\"name\":\"use\",\"tiers\":[{\"price\":\"50000.5\"}]}],\"unit\":\"kWh\"},";

        assertThatThrownBy(() -> DocumentCodec.decode(json.replace("\"components\":[", "\"components\":[" + tiered)))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("components[0].prices: come to more than 50000 per unit in all");
    }

    @Test
    void publishedPricesAreOfOneMonth() {
        PublishedPrices across = new PublishedPrices(
                "DK1",
                Instant.EPOCH,
                Instant.parse("2026-05-31T23:00:00Z"),
                3600,
                List.of(BigDecimal.ONE, BigDecimal.ONE));

        assertThatThrownBy(() -> DocumentCodec.encode(across))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("prices: are of more than one month of UTC");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"multiplier\":\"40.5\"` | `\"multiplier\":\"0\"` | `multiplier: is not above 0 and at most 1000000`",
                "`\"multiplier\":\"40.5\"` | `\"multiplier\":\"0.0000001\"` | `multiplier: is not a decimal of at most six decimals`",
                "`\"registerDigits\":6` | `\"registerDigits\":2` | `registerDigits: is not from 3 to 9`",
                "`\"removalRegister\":\"1234567\"` | `\"removalRegister\":\"1000000000001\"` | `removalRegister: is beyond any register`",
                "`\"removalRegister\":\"1234567\"` | `\"removalRegister\":\"-9223372036854775808\"` | `removalRegister: is beyond any register`",
                "`,\"to\":\"2026-01-01T00:01:00Z\"` | `` | `removalRegister: is of no removal: to is missing`",
                "`\"every\":86400` | `\"every\":0` | `delivery.every: is zero`"
            })
    void whatIsWrongInAnInstallationIsNamedWithItsField(String good, String bad, String message) {
        String json = DocumentCodec.encode(Documents.all().get(15)).replace(good, bad == null ? "" : bad);

        assertRefused(json, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "18 | `\"pressure\":\"103.5\"` | `\"pressure\":\"0\"` | `pressure: is not above 0 and at most 10000 kPa`",
                "18 | `\"temperature\":\"285.15\"` | `\"temperature\":\"12\"` | `temperature: is not from 200 to 400 K`",
                "18 | `DIN 1343` | `DIN 1344` | `conditions: is neither DIN 1343 nor ISO 13443`",
                "18 | `06:00` | `6:00` | `dayBegin: is not a local time such as 06:00`",
                "19 | `\"firstSequence\":\"97\"` | `\"firstSequence\":\"0\"` | `firstSequence: is not from 1 to 2^60`",
                "19 | `\"-3\"` | `\"-3.5\"` | `values: are not each a decimal integer in a string`",
                "19 | `\"-3\"` | `\"1000000000001\"` | `values: are not each at most 1000000000000`",
                "19 | `\"author\":\"A. Clerk\",` | `` | `author: is missing`",
                "20 | `40.201` | `140.201` | `values[0].value: is not above 0 and at most 100 MJ/m3`",
                "20 | `40.201` | `40.2010001` | `values[0].value: is not a decimal of at most six decimals`",
                "20 | `2025-12-31` | `2025-12-30` | `values[1].day: is not after the day before it`",
                "20 | `2025-12-31` | `2025-02-30` | `values[1].day: is not a date such as 2012-06-01`",
                "26 | `like-day/1` | `like-day/2` | `rule: is not like-day/1`",
                "26 | `\"to\":\"2026-01-01` | `\"to\":\"2026-01-03` | `to: is after at: what is not yet used is not estimated`"
            })
    void whatIsWrongInConversionsEditsEstimatesAndCalorificValuesIsNamedWithItsField(
            int document, String good, String bad, String message) {
        String json = DocumentCodec.encode(Documents.all().get(document)).replace(good, bad == null ? "" : bad);

        assertRefused(json, message);
    }

    @Test
    void aRepeatedKeyIsRefused() {
        assertThatThrownBy(() -> DocumentCodec.decode("{\"type\":\"account\",\"type\":\"account\"}"))
                .hasMessageContaining("document: is not in the canonical form of RFC 8785");
    }

    @Test
    void anEnrolmentWhoseKeyIsNotItsPublicKeysIdentityIsRefused() {
        String json = DocumentCodec.encode(Documents.all().get(0)).replace("\"publicKey\":\"00", "\"publicKey\":\"01");

        assertThatThrownBy(() -> DocumentCodec.decode(json)).hasMessage("key: is not the identity of publicKey");
    }

    @Test
    void aDocumentThatCouldNotBeReadIsNotWritten() {
        Document document = new Account("a 1", "name", "EUR", Payment.CREDIT, 0);

        assertThatThrownBy(() -> DocumentCodec.encode(document)).isInstanceOf(InvalidDocumentException.class);
    }

    private static void assertRefused(String json, String message) {
        assertThatThrownBy(() -> DocumentCodec.decode(json))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage(message);
    }
}
