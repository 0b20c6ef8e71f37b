# rekam_library(NAME SOURCES ... LINKS ... [QT]), rekam_program(NAME SOURCES ... LINKS ... [QT]) and
# rekam_test(NAME SOURCES ... LINKS ... [LABELS ...] [TIMEOUT s]): one place for flags.
# -Wswitch of -Wall guards switches without a default; one with a default means the rest (45 kinds of action).
add_library(rekam_warnings INTERFACE)
target_compile_options(rekam_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion
  -Wshadow -Wold-style-cast -Wcast-align -Wformat=2 -Wnon-virtual-dtor -Woverloaded-virtual
  -Wundef -Wimplicit-fallthrough
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wuseless-cast>
  $<$<BOOL:${REKAM_WERROR}>:-Werror>)
target_compile_definitions(rekam_warnings INTERFACE _GLIBCXX_ASSERTIONS QT_NO_KEYWORDS QT_NO_CAST_TO_ASCII)

# Includes are written from the top-level folder down ("base/result.h"); the layer check reads the first word.
function(rekam_library name)
  cmake_parse_arguments(arg "QT" "" "SOURCES;LINKS" ${ARGN})
  add_library(rekam_${name} STATIC ${arg_SOURCES})
  add_library(rekam::${name} ALIAS rekam_${name})
  set_target_properties(rekam_${name} PROPERTIES AUTOMOC ${arg_QT} AUTORCC ${arg_QT})
  target_include_directories(rekam_${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/..)
  target_link_libraries(rekam_${name} PUBLIC ${arg_LINKS} PRIVATE rekam_warnings)
endfunction()

function(rekam_program name)
  cmake_parse_arguments(arg "QT" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ${arg_QT} AUTORCC ${arg_QT})
  target_link_libraries(${name} PRIVATE ${arg_LINKS} rekam_warnings)
  install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

# What the sanitizers run: every test but those that draw windows (label gui), whose code is Qt's for the most part.
add_custom_target(sanitized)
# What the thread sanitizer runs: the tests labelled threads, whose code runs in several (preset tsan).
add_custom_target(threaded)
# The longest history: a report whose older stack is forgotten cannot be matched by a suppression.
set(REKAM_TSAN_OPTIONS "suppressions=${PROJECT_SOURCE_DIR}/.ci/tsan.supp:history_size=7")

function(rekam_test name)
  cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  if(CMAKE_CXX_FLAGS MATCHES "-fsanitize")
    math(EXPR arg_TIMEOUT "5 * ${arg_TIMEOUT}") # what the sanitizers cost at their worst
  endif()
  add_executable(tst_${name} ${arg_SOURCES})
  set_target_properties(tst_${name} PROPERTIES AUTOMOC ON)
  target_include_directories(tst_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(tst_${name} PRIVATE ${arg_LINKS} Qt6::Test rekam_warnings)
  target_compile_definitions(tst_${name} PRIVATE REKAM_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  if(NOT "gui" IN_LIST arg_LABELS)
    add_dependencies(sanitized tst_${name})
  endif()
  if("threads" IN_LIST arg_LABELS)
    add_dependencies(threaded tst_${name})
    if(CMAKE_CXX_FLAGS MATCHES "-fsanitize=thread")
      target_sources(tst_${name} PRIVATE $<TARGET_OBJECTS:rekam_qt_order>) # tests/threads
    endif()
  endif()
  add_test(NAME ${name} COMMAND tst_${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;ASAN_OPTIONS=detect_leaks=0;TSAN_OPTIONS=${REKAM_TSAN_OPTIONS};QTEST_DISABLE_STACK_DUMP=1")
endfunction()
