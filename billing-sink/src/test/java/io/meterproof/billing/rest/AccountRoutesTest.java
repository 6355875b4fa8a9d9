package io.meterproof.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.billing.fixture.Chain;
import io.meterproof.billing.store.ErasedAccountRow;
import io.meterproof.billing.store.ErasedBlockRow;
import io.meterproof.billing.store.ErasedEntryRow;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an account is charged, its books, and its statements and bundles. */
final class AccountRoutesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestSink sink = new TestSink();

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void aBillGoesFromPlacesToComponents() throws IOException, InterruptedException {
        sink.keep(new Chain("a").use("up-1", "home", 4_000).use("up-2", "ev-charging", 8_000));

        JsonNode bill = sink.json("/accounts/a").get("bill");

        assertThat(bill.get("charge").textValue()).isEqualTo("3.00");
        assertThat(bill.at("/places/1/place").textValue()).isEqualTo("up-2");
        assertThat(bill.at("/places/1/endUses/0/used/0/quantity").textValue()).isEqualTo("8.000");
        assertThat(bill.at("/places/1/endUses/0/components/0/charge").textValue())
                .isEqualTo("2.00");
    }

    @Test
    void whatBelongsToTheAccountAsAWholeComesAfterThePlaces() throws IOException, InterruptedException {
        sink.keep(new Chain("a").use("up-1", "home", 4_001).periodCharges(Chain.agreement("up-1"), 0, -250));

        assertThat(sink.json("/accounts/a").at("/bill/places").findValuesAsText("place"))
                .containsExactly("up-1", "account");
    }

    @Test
    void whatWasFedInIsToldFromWhatWasTaken() throws IOException, InterruptedException {
        sink.keep(new Chain("a").use("up-1", "home", 4_000).feedIn("up-1", "home", 3_000));

        JsonNode home = sink.json("/accounts/a").at("/bill/places/0/endUses/0");

        assertThat(home.at("/used/0/quantity").textValue()).isEqualTo("4.000");
        assertThat(home.at("/used/0").has("direction")).isFalse();
        assertThat(home.at("/used/1/quantity").textValue()).isEqualTo("3.000");
        assertThat(home.at("/used/1/direction").textValue()).isEqualTo("export");
        assertThat(home.get("components").findValuesAsText("quantity")).containsExactly("4.000", "3.000");
        assertThat(home.at("/components/1/direction").textValue()).isEqualTo("export");
    }

    @Test
    void aCorrectionIsAReversalAndARebill() throws IOException, InterruptedException {
        sink.keep(new Chain("a").use("up-1", "home", 4_000).reverse(1).rebill("up-1", "home", 5_000));

        JsonNode entries = sink.json("/accounts/a/entries").get("entries");

        assertThat(entries.at("/1/about/reverses").textValue()).isEqualTo("1");
        assertThat(entries.at("/1/charge").textValue()).isEqualTo("-1.00");
        assertThat(entries.at("/2/about/rebills").textValue()).isEqualTo("2");
    }

    @Test
    void asOfADayABillKnowsWhatWasBookedUntilThen() throws IOException, InterruptedException {
        sink.keep(
                new Chain("a").use("up-1", "home", 4_000).statement().reverse(1).rebill("up-1", "home", 5_000));

        JsonNode then = sink.json("/accounts/a?asOf=2012-06-02T00:00:00Z");

        assertThat(then.at("/account/balance").textValue()).isEqualTo("1.00");
        assertThat(then.get("billed").textValue()).isEqualTo("1.00");
        assertThat(then.get("reversals").intValue()).isZero();
        assertThat(sink.json("/accounts/a").at("/account/balance").textValue()).isEqualTo("1.25");
        assertThat(sink.get("/accounts/a?asOf=yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void theBooksOfAllAccountsSumToZero() throws IOException, InterruptedException {
        sink.keep(new Chain("a").use("up-1", "home", 4_000).topUp(10_000_000));
        sink.keep(new Chain("b").use("up-2", "home", 8_000).reverse(1));

        JsonNode books = sink.json("/trial-balance").at("/currencies/0");

        assertThat(books.get("sum").textValue()).isEqualTo("0.00");
        assertThat(books.get("books").toString())
                .isEqualTo("[{\"book\":\"charges/energy\",\"balance\":\"-1.00\"},"
                        + "{\"book\":\"payments\",\"balance\":\"10.00\"},"
                        + "{\"book\":\"receivable\",\"balance\":\"-9.00\"}]");
        assertThat(sink.json("/accounts/b/postings")
                        .at("/currencies/0/books/1/book")
                        .textValue())
                .isEqualTo("receivable/b");
    }

    @Test
    void accountsTheirStatementsAndBooksComeInPages() throws IOException, InterruptedException {
        for (String account : List.of("a", "b", "c")) {
            sink.keep(new Chain(account).use("up-1", "home", 4_000).statement());
        }

        for (String list : List.of("/accounts", "/statements", "/trial-balance")) {
            JsonNode first = sink.json(list + "?limit=2");
            JsonNode last =
                    sink.json(list + "?limit=2&after=" + first.get("next").textValue());

            assertThat(last.has("next")).isFalse();
            assertThat(items(first)).isEqualTo(2);
            assertThat(items(last)).isEqualTo(1);
            assertThat(last.toString()).isNotEqualTo(first.toString());
        }
        assertThat(sink.get("/statements?after=").statusCode()).isEqualTo(400);
    }

    /** The accounts of a page; of a trial balance as many as have an entry of use and a statement. */
    private static int items(JsonNode page) {
        return page.has("entries")
                ? Integer.parseInt(page.get("entries").textValue()) / 2
                : page.findValuesAsText("account").size();
    }

    @Test
    void anUnknownAccountIsAProblem() throws IOException, InterruptedException {
        HttpResponse<String> response = sink.get("/accounts/nobody");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(JSON.readTree(response.body()).get("detail").textValue())
                .isEqualTo("no entry of account nobody is known");
    }

    @Test
    void aStatementThatIsNotThereIsToldApartFromOneWithoutItsBlocks() throws IOException, InterruptedException {
        sink.keep(new Chain("a").use("up-1", "home", 4_000).statement());

        assertThat(sink.get("/accounts/nobody/statements/newest/page").statusCode())
                .isEqualTo(404);
        assertThat(sink.get("/accounts/a/statements/newest").statusCode()).isEqualTo(503);
    }

    @Test
    void aBundleWithoutAStatementComesLater() throws IOException, InterruptedException {
        sink.keep(new Chain("a").use("up-1", "home", 4_000));

        HttpResponse<String> response = sink.get("/accounts/a/bundle");

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void whatWasErasedIsGoneAndSaysSo() throws IOException, InterruptedException {
        sink.keep(new Chain("a").use("up-1", "home", 4_000).statement());
        sink.keys.put("account/a".getBytes(StandardCharsets.UTF_8), null);
        sink.archive.write(
                List.of(new ErasedEntryRow("a", 1), new ErasedAccountRow("a"), new ErasedBlockRow(Hash.ZERO)));

        for (String path :
                List.of("/accounts/a/bundle", "/accounts/a/entries/1/proof", "/blocks/" + Hash.ZERO + "/proof")) {
            HttpResponse<String> response = sink.get(path);

            assertThat(response.statusCode()).as(path).isEqualTo(410);
            assertThat(response.body()).contains("content erased");
        }
        assertThat(sink.get("/accounts/a").statusCode()).isEqualTo(404);
    }

    @Test
    void aBundleWithoutItsBlocksComesLater() throws IOException, InterruptedException {
        sink.keep(new Chain("a").use("up-1", "home", 4_000).statement());

        assertThat(sink.get("/accounts/a/bundle").statusCode()).isEqualTo(503);
    }
}
