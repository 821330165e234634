package io.fairlead.console.page;

import io.fairlead.console.api.PageScope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.web.bind.annotation.RequestMapping;

/** Puts the pages of a controller at three addresses: in the account, in an organisation and in a project. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RequestMapping({"", PageScope.IN_ORG, PageScope.IN_PROJECT})
public @interface ScopedPages {}
