package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResponsibilityTest {
    @Test
    void everyInstantFromTheFirstAgreementOnHasOnePartyOrNobody() {
        List<Responsibility> spans = Responsibility.of(List.of(
                agreement("tenant", Party.CUSTOMER, 1, 3),
                agreement("owner", Party.LANDLORD, 3, 5),
                agreement("next", Party.DEEMED_OCCUPIER, 7, 9)));

        assertThat(spans)
                .extracting(ResponsibilityTest::words)
                .containsExactly("1 tenant", "3 owner", "5 nobody", "7 next", "9 nobody");
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i - 1).effective().to())
                    .contains(spans.get(i).effective().from());
        }
    }

    @Test
    void aLaterDocumentOfTheSameIdEndsAnAgreement() {
        Identified<Agreement> open = agreement("tenant", Party.CUSTOMER, 1, 0);

        assertThat(Responsibility.of(List.of(open, agreement("tenant", Party.CUSTOMER, 1, 4))))
                .extracting(ResponsibilityTest::words)
                .containsExactly("1 tenant", "4 nobody");
    }

    @Test
    void twoWhoAnswerAtOnceAreRefused() {
        List<Identified<Agreement>> both =
                List.of(agreement("tenant", Party.CUSTOMER, 1, 0), agreement("owner", Party.LANDLORD, 3, 0));

        assertThatThrownBy(() -> Responsibility.of(both))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("from: overlaps");
    }

    @Test
    void aPartyIsReadBackAsItWasWritten() {
        for (Party party : Party.values()) {
            Agreement agreement = agreement("one", party, 1, 0).content();

            assertThat(DocumentCodec.decode(DocumentCodec.encode(agreement))).isEqualTo(agreement);
        }
    }

    @Test
    void anUnknownPartyIsRefusedByItsField() {
        String json = DocumentCodec.encode(agreement("one", Party.VACANT, 1, 0).content())
                .replace("vacant", "squatter");

        assertThatThrownBy(() -> DocumentCodec.decode(json))
                .isInstanceOfSatisfying(InvalidDocumentException.class, refused -> assertThat(refused.field())
                        .isEqualTo("party"));
    }

    private static String words(Responsibility span) {
        String who = span.agreement().map(each -> each.content().account()).orElse("nobody");
        return span.effective().from().toString().substring(9, 10) + " " + who;
    }

    private static Identified<Agreement> agreement(String account, Party party, int from, int to) {
        Optional<Instant> end = to == 0 ? Optional.empty() : Optional.of(day(to));
        Agreement agreement = new Agreement(
                "ag-" + account,
                account,
                "up-1",
                ObisCode.ACTIVE_IMPORT,
                "home",
                "t-1",
                new Effective(day(from), end),
                party);
        return new Identified<>(TreeHasher.sha256(agreement.toString().getBytes(StandardCharsets.UTF_8)), agreement);
    }

    private static Instant day(int day) {
        return Instant.parse("2026-03-0" + day + "T00:00:00Z");
    }
}
