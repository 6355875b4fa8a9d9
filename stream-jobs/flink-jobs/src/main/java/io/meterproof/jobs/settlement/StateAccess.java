package io.meterproof.jobs.settlement;

/** Lets pure code use Flink's state, whose methods declare every exception: what fails there stops the job. */
final class StateAccess {
    private StateAccess() {}

    static <T> T of(Reading<T> reading) {
        try {
            return reading.read();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("state cannot be read", e);
        }
    }

    static void run(Writing writing) {
        of(() -> {
            writing.write();
            return null;
        });
    }

    interface Reading<T> {
        T read() throws Exception;
    }

    interface Writing {
        void write() throws Exception;
    }
}
