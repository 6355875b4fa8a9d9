package io.meterproof.quickstart.backlog;

import io.meterproof.quickstart.part.StackException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Asks again for as long as something still happens. What does not answer may be starting again, so it is asked again too; its last
 * words are the cause when nothing comes of it.
 *
 * @param limit how long nothing may happen
 * @param happened a number that changes when something happens
 * @param meanwhile what to do between two questions; it takes a moment
 * @param words where everything stands, for people
 */
public record Patience(Duration limit, LongSupplier happened, Runnable meanwhile, Words words) {
    /** What to say, once, when it is of no use to wait any longer. */
    public interface Words {
        String say() throws InterruptedException;
    }

    /** Something that holds sooner or later. */
    public interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** Something that is answered sooner or later. */
    public interface Question<T> {
        Optional<T> ask() throws IOException, InterruptedException;
    }

    /** @throws StackException if nothing happens for too long before the condition holds */
    public void await(String what, Condition condition) throws InterruptedException {
        ask(what, () -> condition.holds() ? Optional.of(what) : Optional.empty());
    }

    /**
     * The first answer.
     *
     * @throws StackException if nothing happens for too long before there is one
     */
    public <T> T ask(String what, Question<T> question) throws InterruptedException {
        long changed = System.nanoTime();
        while (true) {
            IOException silence = null;
            try {
                Optional<T> answer = question.ask();
                if (answer.isPresent()) {
                    return answer.get();
                }
            } catch (IOException e) {
                silence = e;
            }
            long before = happened.getAsLong();
            meanwhile.run();
            if (happened.getAsLong() != before) {
                changed = System.nanoTime();
            } else if (System.nanoTime() - changed > limit.toNanos()) {
                throw new StackException(
                        "Nothing happened for " + limit.toMinutes() + " minutes while waiting for " + what + ": "
                                + words.say() + (silence == null ? "" : ". " + silence.getMessage()),
                        silence);
            }
        }
    }
}
