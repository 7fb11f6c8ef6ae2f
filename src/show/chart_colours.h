/* The colours of charts (the palette of Okabe and Ito, and greys); those of causes, methods and formats have lists. */
#ifndef SHOW_CHART_COLOURS_H
#define SHOW_CHART_COLOURS_H

#define CHART_BLACK  "#000000"
#define CHART_WORDS  "#555555" /* of what is said beside a panel */
#define CHART_GREY   "#777777"
#define CHART_BLUE   "#0072b2"
#define CHART_GREEN  "#009e73"
#define CHART_ORANGE "#d55e00"
#define CHART_PURPLE "#aa4499"

#endif
