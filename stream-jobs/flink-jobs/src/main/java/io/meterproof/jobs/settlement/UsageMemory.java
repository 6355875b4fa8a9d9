package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.commitment.ArchiveKey;
import io.meterproof.metering.ledger.BookedUsages;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Which usages an account knows: it forgets what is finished, and what goes to the archive once that has been told its numbers. */
final class UsageMemory {
    private final AccountBooks books;
    private final ArchiveWires archive;
    private final ArchiveKey key;

    UsageMemory(AccountBooks books, JobResources resources) throws IOException {
        this.books = books;
        archive = new ArchiveWires(resources.registry());
        key = ArchiveKey.ofMaster(resources.masterKey());
    }

    void take(Message message, String account, Outlet outlet) throws Exception {
        switch (message.kind()) {
            case FINISHED -> {
                for (Hash usageId : FinishedUsages.decode(message.value())) {
                    books.forget(usageId);
                }
            }
            case REMEMBERED -> BookedUsages.decode(message.value()).numbers().forEach(books.usages()::put);
            case GIVEN_UP -> outlet.pass(giveUp(GivenUpUsages.decode(message.value()), account));
            default -> throw new IllegalStateException(message.kind() + " is nothing to remember");
        }
    }

    private Message giveUp(GivenUpUsages usages, String account) throws Exception {
        BookedUsages numbers = giveUp(usages.usages());
        String part = GivenUpUsages.part(account);
        byte[] sealed = key.seal(usages.name().part(part), usages.version(), numbers.encode());
        return archive.part(usages.name(), part, usages.version(), sealed);
    }

    /** Forgets usages, and returns all of them with their numbers: those that it knows, and else those given. */
    private BookedUsages giveUp(BookedUsages given) throws Exception {
        Map<Hash, Long> numbers = new HashMap<>();
        for (Map.Entry<Hash, Long> usage : given.numbers().entrySet()) {
            Hash usageId = usage.getKey();
            numbers.put(usageId, books.usages().sequence(usageId).orElse(usage.getValue()));
            books.forget(usageId);
        }
        return new BookedUsages(numbers);
    }
}
