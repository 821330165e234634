package io.fairlead.runtime;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.util.StringUtils;

/**
 * Names the one transaction manager for every {@code @Transactional}. Without a name Spring reads the annotations of the
 * class for one at each call, which costs a program that does little else a few hundredths of its processor time.
 */
class NameTransactionManager implements BeanPostProcessor {

    private static final String NAME = "transactionManager";

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof TransactionInterceptor interceptor) {
            var source = interceptor.getTransactionAttributeSource();
            if (source != null) {
                interceptor.setTransactionAttributeSource(new NamedManager(source));
            }
        }
        return bean;
    }

    private record NamedManager(TransactionAttributeSource source) implements TransactionAttributeSource {

        @Override
        public boolean isCandidateClass(Class<?> type) {
            return source.isCandidateClass(type);
        }

        @Override
        public boolean hasTransactionAttribute(Method method, @Nullable Class<?> type) {
            return source.hasTransactionAttribute(method, type);
        }

        @Override
        public @Nullable TransactionAttribute getTransactionAttribute(Method method, @Nullable Class<?> type) {
            var found = source.getTransactionAttribute(method, type);
            // The source keeps what it found, so each method is named once.
            if (found instanceof DefaultTransactionAttribute named && !StringUtils.hasText(named.getQualifier())) {
                named.setQualifier(NAME);
            }
            return found;
        }
    }
}
