package io.topz.app.isolation;

import io.topz.broker.store.StoreFiles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A disk on which forcing a file takes an adjustable time. */
final class SlowDisk {

    private volatile long delayNanos;

    private final StoreFiles files = wrapped(StoreFiles.class, StoreFiles.DISK);

    StoreFiles files() {
        return files;
    }

    void delay(Duration delay) {
        delayNanos = delay.toNanos();
    }

    private <T> T wrapped(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("force")) {
                        waitUntil(System.nanoTime() + delayNanos);
                    }
                    Object result = call(method, real, arguments);
                    return result instanceof StoreFiles.OpenFile file
                            ? wrapped(StoreFiles.OpenFile.class, file)
                            : result;
                }));
    }

    private static Object call(Method method, Object real, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }

    private static void waitUntil(long until) {
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
